import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainRequest } from "./plain-request.ts";
import { respelled } from "./respelled.ts";
import { type Attempt, forms, secret, signedBySdk, verdict } from "./signing.ts";
import { tamperedRequest } from "./tampered-request.ts";
import { tamperedSignature } from "./tampered-signature.ts";
import type { Tampering } from "./tampering.ts";

const tamperings = { ...tamperedRequest, ...tamperedSignature };

/** AWS's codes for a request whose signature isn't good. */
const codes = new Set([
  "unsigned",
  "IncompleteSignature",
  "MalformedQueryString",
  "RequestExpired",
  "SignatureDoesNotMatch",
]);

const runs = { numRuns: 40 };

describe.each(forms)("a signature in the form %s", (form) => {
  /** Signs a random request; what was made of it comes to be verified. */
  const attempted = async (
    tamper: (attempt: Attempt, pick: number) => Attempt | undefined,
    judge: (attempt: Attempt) => void,
  ): Promise<number> => {
    let applied = 0;
    await fc.assert(
      fc.asyncProperty(plainRequest, fc.nat(), async (plain, pick) => {
        const request = await signedBySdk(plain, form);
        const attempt = tamper({ request, secret, now: plain.date }, pick);
        if (attempt === undefined) return;
        applied += 1;
        judge(attempt);
      }),
      runs,
    );
    return applied;
  };

  const accept = (attempt: Attempt) => expect(verdict(attempt)).toBe("accepted");
  const refuse = (attempt: Attempt) => expect(codes).toContain(verdict(attempt).split(":", 1)[0]);
  const ofThisForm = ([, tampering]: readonly [string, Tampering]): boolean =>
    tampering.form === undefined || tampering.form === form;

  test("is good as it was made", async () => {
    expect(await attempted((attempt) => attempt, accept)).toBe(runs.numRuns);
  });

  test.each(Object.entries(tamperings).filter(ofThisForm))(
    "isn't with %s",
    async (_, { tamper }) => {
      expect(await attempted(tamper, refuse)).toBeGreaterThan(0);
    },
  );

  test.each(Object.entries(respelled).filter(ofThisForm))("is with %s", async (_, { tamper }) => {
    expect(await attempted(tamper, accept)).toBeGreaterThan(0);
  });
});
