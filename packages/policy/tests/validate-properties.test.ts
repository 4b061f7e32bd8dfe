import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PolicyFinding, type PolicyKind, parsePolicy, validatePolicy } from "../src/index.ts";
import { textOf, validationCases } from "./validation-case.ts";

const kinds: readonly PolicyKind[] = [
  "identity",
  "resource",
  "trust",
  "serviceControl",
  "resourceControl",
  "session",
];
const kind = fc.constantFrom(...kinds);
const resourceType = fc.constantFrom(undefined, "AWS::S3::Bucket", "AWS::KMS::Key", "constructor");

const seeds = validationCases().flatMap(([, each]) => each.map(textOf));
const short = seeds.filter(({ length }) => length < 3000);

/** The offset of a place in a text; undefined where there is no such place. */
function offsetOf(text: string, { line, column }: PolicyFinding["start"]): number | undefined {
  const lines = text.split("\n");
  const length = lines[line - 1]?.length;
  if (length === undefined || column < 1 || column > length + 1) return undefined;
  return lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

/** What the path of a finding leads to, in the policy as JSON reads it. */
function valueAt(text: string, { path, target }: PolicyFinding): unknown {
  let value: unknown = JSON.parse(text);
  for (const step of target === "key" ? path.slice(0, -1) : path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === String(step))?.[1];
  }
  return target === "key" ? path.at(-1) : value;
}

async function holds(text: string, of: PolicyKind, type: string | undefined): Promise<void> {
  const findings = await validatePolicy(text, {
    kind: of,
    ...(type !== undefined && { resourceType: type }),
  });
  for (const finding of findings) {
    const start = offsetOf(text, finding.start);
    const end = offsetOf(text, finding.end);
    expect(start).toBeDefined();
    expect(end).toBeDefined();
    expect(end ?? 0).toBeGreaterThanOrEqual(start ?? 0);
    if (finding.code === "JSON_SYNTAX_ERROR") continue;
    expect(JSON.parse(text.slice(start, end))).toEqual(valueAt(text, finding));
  }
}

/** A policy of the cases with a piece of its text replaced by a piece of another. */
const mutated = fc
  .tuple(fc.constantFrom(...short), fc.constantFrom(...short), fc.nat(), fc.nat(), fc.nat(40))
  .map(([text, other, at, from, length]) => {
    const start = at % (text.length + 1);
    const piece = other.slice(from % (other.length + 1)).slice(0, length);
    return text.slice(0, start) + piece + text.slice(start + length);
  });

const names = fc.constantFrom(
  ..."Version Id Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition".split(
    " ",
  ),
  ..."AWS Federated Service StringLike ForAllValues:StringEquals Null Bool aws:TagKeys s3:prefix __proto__".split(
    " ",
  ),
);
const words = fc.constantFrom(
  ...`Allow Deny * s3:* s3:GetObject iam:PassRole sts:AssumeRole 2012-10-17 arn:aws:s3:::b/* \${aws:username} \${ constructor:x :`.split(
    " ",
  ),
);
const { policy } = fc.letrec<{ policy: unknown }>((tie) => ({
  policy: fc.oneof(
    { depthSize: "medium" },
    words,
    fc.string({ maxLength: 12 }),
    fc.constantFrom(null, true, 1.5),
    fc.array(tie("policy"), { maxLength: 3 }),
    fc.dictionary(names, tie("policy"), { maxKeys: 5 }),
  ),
}));

/** What IAM refuses and ValidatePolicy makes less of: empty lists, bad dates, Sids that stand twice in a resource's policy. */
const lessToAws = /^EMPTY_ARRAY_|^TYPE_MISMATCH_DATE$|^UNIQUE_SIDS_RECOMMENDED$/;

describe("validation", () => {
  test("takes any text, and every place lies in it", async () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), mutated);
    await fc.assert(fc.asyncProperty(text, kind, resourceType, holds), { numRuns: 2000 });
  });

  test("takes any JSON, and every place is what its path says", async () => {
    const text = policy.map((value) => JSON.stringify(value, null, 2));
    await fc.assert(fc.asyncProperty(text, kind, resourceType, holds), { numRuns: 2000 });
  });

  test("finds an error in whatever the parser refuses", async () => {
    await fc.assert(
      fc.asyncProperty(mutated, kind, async (text, of) => {
        if (parsePolicy(text, of).ok) return;
        const findings = await validatePolicy(text, { kind: of });
        const enough = findings.some(({ type, code }) => type === "ERROR" || lessToAws.test(code));
        expect({ text, enough }).toEqual({ text, enough: true });
      }),
      { numRuns: 3000 },
    );
  });
});

const longest = 262_000;

/** A list as long as a document may be. */
const many = (item: (index: number) => string): readonly string[] => {
  const items: string[] = [];
  for (let size = 0; size < longest - 2000; size += (items.at(-1)?.length ?? 0) + 3) {
    items.push(item(items.length));
  }
  return items;
};
const statement = (parts: object): object => ({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "*",
  ...parts,
});
const policyOf = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

describe("a hostile document is answered in bounded work", () => {
  const condition = (entries: readonly string[]): object =>
    Object.fromEntries(entries.map((key) => [key, "a*"]));
  test.each<[string, string]>([
    ["unknown actions", policyOf(statement({ Action: many((n) => `ec2:Descrbe${n}`) }))],
    ["wild actions", policyOf(statement({ Action: many((n) => `ec2:*e*${n % 10}*s*?*`) }))],
    [
      "covering actions",
      policyOf(statement({ Action: many((n) => `s3:${"*?".repeat(20)}${n}*`) })),
    ],
    ["services", policyOf(statement({ Action: many((n) => `svc${n}:Get`) }))],
    ["resources", policyOf(statement({ Resource: many((n) => `arn:aws:ec2:*:*:*a*b*c*${n}*`) }))],
    [
      "long resources",
      policyOf(statement({ Resource: many((n) => `arn:aws:ec2:*:*:${"*a".repeat(1000)}${n}`) })),
    ],
    [
      "one long resource",
      policyOf(statement({ Resource: `arn:aws:s3:::${"*a".repeat(130_000)}` })),
    ],
    ["variables", policyOf(statement({ Resource: `arn:aws:s3:::${`\${a`.repeat(80_000)}` }))],
    [
      "keys",
      policyOf(statement({ Condition: { StringLike: condition(many((n) => `s3:prefx${n}`)) } })),
    ],
    [
      "keys and actions",
      policyOf(
        statement({
          Action: many((n) => `s3:GetObject${n}`).slice(0, 6000),
          Condition: {
            StringLike: condition(many((n) => `s3:ExistingObjectTag/${n}`).slice(0, 3000)),
          },
        }),
      ),
    ],
    [
      "statements",
      policyOf(
        ...many((n) => `s3:*${n}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`).map((Action) =>
          statement({ Action }),
        ),
      ),
    ],
    ["depth", "[".repeat(longest)],
    [
      "addresses",
      policyOf(
        statement({
          Condition: { IpAddress: { "aws:SourceIp": many((n) => `10.0.${n % 256}.1/1${n % 9}`) } },
        }),
      ),
    ],
  ])(
    "%s",
    async (_, text) => {
      const findings = await validatePolicy(text.slice(0, 262_144), { kind: "identity" });
      const codes = findings.map(({ code }) => code);
      expect(codes).toContainEqual(
        expect.stringMatching(/^POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA$|^JSON_SYNTAX_ERROR$/),
      );
    },
    20_000,
  );
});
