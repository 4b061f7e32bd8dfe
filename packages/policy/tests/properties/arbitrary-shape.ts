import fc from "fast-check";
import { operatorNames } from "../../src/document/policy.ts";
import type { PolicyKind } from "../../src/index.ts";
import { variable } from "./words.ts";

/** A name with the case of its letters changed at random. */
export const respelled = (name: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map((upper) =>
      [...name]
        .map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase()))
        .join(""),
    );

const space = fc.constantFrom("", "", "", " ", "\n", "\t \r\n");

/** A text as JSON, some of its characters escaped that need not be. */
const quoted = (text: string): fc.Arbitrary<string> =>
  fc
    .nat({ max: 6 })
    .map((every) =>
      every === 0
        ? `"${[...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")}"`
        : JSON.stringify(text),
    );

const joined = (open: string, parts: readonly string[], close: string): fc.Arbitrary<string> =>
  fc.tuple(space, space).map(([a, b]) => `${open}${a}${parts.join(`${b},${a}`)}${b}${close}`);

const list = (items: fc.Arbitrary<string>, minLength = 0): fc.Arbitrary<string> =>
  fc.array(items, { minLength, maxLength: 3 }).chain((parts) => joined("[", parts, "]"));

const entry = (key: string, json: string): fc.Arbitrary<string> =>
  fc.tuple(quoted(key), space).map(([name, gap]) => `${name}${gap}:${gap}${json}`);

/** An object with its entries in any order. */
const object = (
  entries: readonly (readonly [string, fc.Arbitrary<string>])[],
): fc.Arbitrary<string> =>
  fc
    .tuple(...entries.map(([key, value]) => value.chain((json) => entry(key, json))))
    .chain((parts) => fc.shuffledSubarray(parts, { minLength: parts.length }))
    .chain((parts) => joined("{", parts, "}"));

const texts = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.constantFrom("*", "", "__proto__", "7", variable("a")),
  )
  .chain(quoted);
const oneOrList = (items: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    items,
    list(fc.oneof({ weight: 5, arbitrary: items }, { weight: 1, arbitrary: fc.constant("null") })),
  );

const actions = fc
  .constantFrom("*", "s3:*", "*:Get*", "a-b.c:D e", "s3:", "sts:Assume*")
  .chain(quoted);
const resources = fc
  .constantFrom(
    "*",
    `arn:aws:s3:::b/${variable("a:b, 'c'")}`,
    "arn:aws:x:*:?:é🗝",
    "arn:*:x",
    "x:aws:y",
  )
  .chain(quoted);
const numbers = fc.constantFrom(
  "0",
  "-0",
  "1.50",
  "-1e5",
  "1E+2",
  "9007199254740993",
  "123456789012345678901234567890",
);
const dates = fc.oneof(
  fc.constantFrom("2020-01-01T00:00Z", "2020", "-5", "0").chain(quoted),
  fc.constantFrom("0", "2020"),
);
const values = fc.oneof(
  { weight: 3, arbitrary: texts },
  { weight: 1, arbitrary: numbers },
  { weight: 1, arbitrary: fc.constantFrom("true", "false") },
);

/** A condition block: operators and qualifiers in any spelling (trust policies have one), keys of any text, values of any kind, operators that come twice. */
const conditionBlock = (kind: PolicyKind): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...operatorNames),
        fc.constantFrom("", "ForAllValues:", "ForAnyValue:"),
        fc.constantFrom("", "IfExists"),
      ),
      { maxLength: 4 },
    )
    .chain((list) =>
      fc.tuple(
        ...list.map(([operator, set, exists]) => {
          const suffix = operator === "Null" && kind === "identity" ? "" : exists;
          const of = operator.startsWith("Date") ? dates : values;
          const keys = fc.uniqueArray(
            fc.oneof(
              fc.constantFrom("a:K", "A:k", "1", "0", "__proto__"),
              fc.string({ maxLength: 4 }),
            ),
            { maxLength: 3 },
          );
          return fc.tuple(
            kind === "trust"
              ? fc.constant(`${set}${operator}${suffix}`)
              : respelled(`${set}${operator}${suffix}`),
            keys.chain((names) =>
              object(
                names.map((name) => [
                  name,
                  fc.oneof(
                    of,
                    fc.array(of, { maxLength: 3 }).chain((parts) => joined("[", parts, "]")),
                  ),
                ]),
              ),
            ),
          );
        }),
      ),
    )
    .map((blocks) => [...new Map(blocks)])
    .chain((blocks) =>
      object([...blocks.map(([name, json]) => [name, fc.constant(json)] as const)]),
    );

/** Trust policies name at least one type; others may have an empty object. */
const principals = (kind: PolicyKind) =>
  fc.oneof(
    fc.constant('"*"'),
    fc
      .subarray(["AWS", "Service", "Federated", "CanonicalUser"], {
        minLength: kind === "trust" ? 1 : 0,
      })
      .chain((types) => object(types.map((type) => [type, oneOrList(texts)]))),
  );

const naming = new Set<PolicyKind>(["trust", "resource", "resourceControl"]);

function statement(kind: PolicyKind): fc.Arbitrary<string> {
  const not = fc.constantFrom("", "", "Not");
  return fc
    .tuple(not, not, not, fc.boolean(), fc.boolean(), fc.nat())
    .chain(([principal, action, resource, sid, condition, number]) =>
      object([
        ["Effect", fc.constantFrom('"Allow"', '"Deny"')],
        ...(sid ? [["Sid", fc.oneof(quoted(`s${number}`), quoted(""))] as const] : []),
        ...(naming.has(kind)
          ? [[`${kind === "trust" ? "" : principal}Principal`, principals(kind)] as const]
          : []),
        [
          `${action}Action`,
          kind === "trust"
            ? fc.constantFrom('"sts:AssumeRole"', '["*","STS:TagSession"]')
            : fc.oneof(actions, list(actions, 1)),
        ],
        ...(kind === "trust"
          ? []
          : [[`${resource}Resource`, fc.oneof(resources, list(resources, 1))] as const]),
        ...(condition ? [["Condition", conditionBlock(kind)] as const] : []),
      ]),
    );
}

/** Texts of policies in every shape that the grammar lets pass: escapes, spaces, orders, spellings, lists and single values. */
export const shapes = (kind: PolicyKind): fc.Arbitrary<string> =>
  fc
    .tuple(fc.boolean(), fc.boolean(), fc.array(statement(kind), { minLength: 1, maxLength: 3 }))
    .chain(([id, version, statements]) =>
      object([
        ...(version || kind === "identity"
          ? [
              [
                "Version",
                fc.constantFrom(
                  '"2012-10-17"',
                  kind === "identity" ? '"2012-10-17"' : '"2008-10-17"',
                ),
              ] as const,
            ]
          : []),
        ...(id ? [["Id", texts] as const] : []),
        [
          "Statement",
          statements.length === 1
            ? fc.oneof(fc.constantFrom(...statements), joined("[", statements, "]"))
            : joined("[", statements, "]"),
        ],
      ]),
    );
