import fc from "fast-check";
import type { ServiceModel } from "../src/index.ts";
import type { Shape } from "../src/shape.ts";

/** Names that are something in every object. */
export const hostile = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "length",
  "",
];
const levels = [
  "member",
  "entry",
  "key",
  "value",
  "Key",
  "Value",
  "1",
  "01",
  "2",
  "0",
  "999999999",
  "-1",
  "1e9",
];

/** The names of members and levels of forms that a service knows. */
function namesIn(shape: Shape | undefined, found: Set<string>): void {
  if (shape?.kind === "list") namesIn(shape.item, found);
  if (shape?.kind === "map") namesIn(shape.value, found);
  if (shape?.kind !== "struct") return;
  for (const { name, shape: inner } of shape.members) {
    if (found.has(name)) continue;
    found.add(name);
    namesIn(inner, found);
  }
}

/** Names that a service knows, and others. */
export function namesOf(model: ServiceModel): fc.Arbitrary<string> {
  const found = new Set<string>();
  for (const { input } of model.operations.values()) namesIn(input, found);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...found, ...levels) },
    { weight: 2, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  );
}

/** Values that mean something to some reader, and others. */
export const values = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "1",
    "-1",
    "1e999",
    "true",
    "null",
    "2026-01-02T03:04:05Z",
    "2026-13-45T03:04:05Z",
    "YQ==",
    "{}",
    "[]",
    "\u0000",
    "%",
    "+",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** A parameter or segment as a client might send it: encoded, left as it is, or broken. */
export const spelled = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 20, arbitrary: text.map(encodeURIComponent) },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: text.map((one) => `${one}%`) },
    { weight: 1, arbitrary: fc.constantFrom("%zz", "%ff", "%00", "%ed%a0%80", "\ud800", "%C3%A9") },
  );

/** The name of an operation, or of something that is none. */
export const operationsOf = ({ operations }: ServiceModel): fc.Arbitrary<string> =>
  fc.constantFrom(...operations.keys(), ...hostile);
