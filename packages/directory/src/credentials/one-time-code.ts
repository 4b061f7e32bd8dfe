import { timingSafeEqual } from "node:crypto";
import { HOTP, Secret } from "otpauth";

const period = 30_000;
/** As many as AWS gives: 64 characters of base32. */
const seedBytes = 40;

/** A new seed, in base32. */
export const newSeed = (): string => new Secret({ size: seedBytes }).base32;

/** The time step of a moment (RFC 6238: T). */
export const timeStep = (now: number): number => Math.floor(now / period);

/** Time steps from the first to the last. */
export interface StepWindow {
  readonly first: number;
  readonly last: number;
}

/** The steps around one: a device may be a step behind or ahead (RFC 6238, 5.2). */
export const stepsAround = (step: number, distance = 1): StepWindow => ({
  first: step - distance,
  last: step + distance,
});

function isCodeOf(secret: Secret, step: number, code: string): boolean {
  const expected = Buffer.from(HOTP.generate({ secret, counter: step }), "utf8");
  const given = Buffer.from(code, "utf8");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The time step, within a window, of the last of some codes that follow one another; undefined where they are none of this seed.
 * What it costs says nothing about the codes: all of the window is compared, and in constant time.
 */
export function stepOfCodes(
  seed: string,
  codes: readonly string[],
  { first, last }: StepWindow,
): number | undefined {
  const secret = Secret.fromBase32(seed);
  let found: number | undefined;
  for (let step = Math.max(first, codes.length - 1); step <= last; step += 1) {
    const begin = step - codes.length + 1;
    const matches = codes.map((code, at) => isCodeOf(secret, begin + at, code));
    if (!matches.includes(false)) found = step;
  }
  return found;
}
