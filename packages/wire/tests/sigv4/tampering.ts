import type { WireRequest } from "../../src/index.ts";
import { headerText, signedNames, withHeader } from "./editing.ts";
import type { Attempt, Form } from "./signing.ts";

/** A way to change a signed request. */
export interface Tampering {
  /** The only form that has what is changed. */
  readonly form?: Form;
  /** Undefined where the request lacks what is changed. */
  readonly tamper: (attempt: Attempt, pick: number) => Attempt | undefined;
}

export type Edit = (request: WireRequest, pick: number) => WireRequest | undefined;

/** A tampering with the request alone. */
export const edit = (change: Edit, form?: Form): Tampering => ({
  ...(form && { form }),
  tamper: (attempt, pick) => {
    const request = change(attempt.request, pick);
    return request === undefined ? undefined : { ...attempt, request };
  },
});

/** A tampering with the value of one of the signed headers. */
export const header = (
  change: (value: string) => string | readonly string[] | undefined,
): Tampering =>
  edit((request, pick) => {
    const names = signedNames(request);
    const name = names[pick % names.length] ?? "";
    return withHeader(request, name, change(headerText(request, name)));
  });
