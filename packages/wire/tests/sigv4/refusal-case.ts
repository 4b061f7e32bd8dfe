import type { WireRequest } from "../../src/index.ts";
import { withHeader } from "./editing.ts";

export type Edit = (request: WireRequest) => WireRequest | undefined;
/** A change of a signed request, and what the verifier says to it. */
export type Case = readonly [name: string, edit: Edit, refusal: string];

/** Another X-Amz-Date header. */
export const dated =
  (date: string): Edit =>
  (request) =>
    withHeader(request, "x-amz-date", date);

/** Another query. */
export const inQuery =
  (change: (query: string) => string): Edit =>
  (request) => ({
    ...request,
    query: change(request.query),
  });
