import { expect } from "vitest";
import {
  auditValue,
  deriveSigningKey,
  identifyService,
  parseSignature,
  readRequest,
  ServiceError,
  type ServiceModel,
  validateInput,
  verifySignature,
  type WireRequest,
  writeError,
} from "../src/index.ts";
import { isRecord } from "../src/shape.ts";
import { isUnspeakable } from "../src/text.ts";

const now = new Date("2026-01-02T03:04:05Z");

const prototypes: readonly object[] = [Object.prototype, Array.prototype, Function.prototype];
const namesOfPrototypes = (): string => JSON.stringify(prototypes.map(Object.getOwnPropertyNames));
const clean = namesOfPrototypes();

const sizeOf = ({ path, query, headers, body }: WireRequest): number =>
  JSON.stringify([path, query, headers]).length + body.byteLength;

/** A message of violations has a bound of its own; XML and percent-encoding write a character in a few. */
const longestError = (request: WireRequest): number => 6 * 80_000 + 12 * sizeOf(request);

/** JSON writes a character in at most six; the word for what is hidden may be longer than that. */
const longestInput = (request: WireRequest): number => 2_000 + 6 * sizeOf(request);

/** Holds an input to be of plain values, which every answer can show. */
function requirePlain(value: unknown): void {
  if (typeof value === "number" && !Number.isFinite(value)) expect.fail("a number that is none");
  if (typeof value === "string" && isUnspeakable(value)) expect.fail("a text that XML can't carry");
  if (value instanceof Date) value.toISOString();
  else if (Array.isArray(value)) value.forEach(requirePlain);
  else if (isRecord(value) && !(value instanceof Uint8Array)) {
    if (Object.getPrototypeOf(value) !== Object.prototype) expect.fail("a foreign prototype");
    Object.values(value).forEach(requirePlain);
  }
}

/** What a function gives; undefined for a ServiceError, which must be the client's and no longer than its request explains. */
function answerOf<T>(model: ServiceModel, request: WireRequest, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { status, body } = writeError(model, error, "id");
    expect(status, error.message).toBeGreaterThanOrEqual(400);
    expect(status, error.message).toBeLessThan(500);
    expect(body.length).toBeLessThan(longestError(request));
    return undefined;
  }
}

/** Does with a request all that the wire does with one from outside; whether its input was read. */
export function survives(model: ServiceModel, request: WireRequest): boolean {
  answerOf(model, request, () => {
    identifyService(request, undefined);
    const parsed = parseSignature(request);
    if (parsed === undefined) return;
    verifySignature(request, parsed, deriveSigningKey("secret", parsed.scope), now);
    expect.fail("a signature that nobody made");
  });
  const read = answerOf(model, request, () => readRequest(model, request));
  if (read !== undefined) {
    requirePlain(read.input);
    const shown = auditValue(read.operation.input, read.input);
    requirePlain(shown);
    expect(JSON.stringify(shown).length).toBeLessThan(longestInput(request));
    answerOf(model, request, () => validateInput(model, read.operation, read.input));
  }
  expect(namesOfPrototypes()).toBe(clean);
  return read !== undefined;
}
