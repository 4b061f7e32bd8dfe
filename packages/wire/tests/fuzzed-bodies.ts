import fc from "fast-check";
import type { ServiceModel } from "../src/index.ts";
import { namesOf, operationsOf, spelled, values } from "./fuzzed-text.ts";

const bytes = fc.uint8Array({ maxLength: 200 });
const utf8 = (text: string): Uint8Array => Buffer.from(text);

/** Parameters whose names are paths into an input. */
export const pairs = (names: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(
      fc
        .tuple(fc.array(names, { minLength: 1, maxLength: 6 }), spelled(values))
        .map(([path, value]) => `${path.map(encodeURIComponent).join(".")}=${value}`),
      { maxLength: 12 },
    )
    .map((all) => all.join("&"));

/** A form for one of the operations of a service. */
export const form = (model: ServiceModel): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 1, arbitrary: bytes },
    {
      weight: 5,
      arbitrary: fc
        .tuple(operationsOf(model), pairs(namesOf(model)))
        .map(([name, rest]) => utf8(`Version=${model.version}&Action=${name}&${rest}`)),
    },
  );

/** JSON as text, as an object could not hold two members of one name, or one that is called __proto__. */
const json = (names: fc.Arbitrary<string>): fc.Arbitrary<string> => {
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.oneof(
        values.map((text) => JSON.stringify(text)),
        fc.constantFrom("0", "-1.5", "1e999", "1e20", "null", "true"),
      ),
      fc.array(tie("value"), { maxLength: 4 }).map((items) => `[${items.join(",")}]`),
      fc
        .array(fc.tuple(names, tie("value")), { maxLength: 6 })
        .map(
          (members) =>
            `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${inner}`).join(",")}}`,
        ),
    ),
  }));
  return value;
};

/** JSON for one of the operations of a service. */
export const jsonBody = (model: ServiceModel): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 1, arbitrary: bytes },
    { weight: 5, arbitrary: json(namesOf(model)).map(utf8) },
    {
      weight: 1,
      arbitrary: fc.nat(200).map((depth) => utf8("[".repeat(depth) + "]".repeat(depth))),
    },
  );
