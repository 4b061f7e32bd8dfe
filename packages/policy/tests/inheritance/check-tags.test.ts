import { describe, expect, test } from "vitest";
import { checkTags, effectivePolicy } from "../../src/index.ts";
import { attached } from "./inheritance-case.ts";

const effective = effectivePolicy(
  "TAG_POLICY",
  attached([
    [
      {
        tags: {
          costcenter: {
            tag_key: { "@@assign": "CostCenter" },
            tag_value: { "@@assign": ["100", "2*", "*@example.com", "a*a"] },
            enforced_for: { "@@assign": ["iam:policy", "redshift:*"] },
          },
          color: {
            tag_key: { "@@assign": "Color" },
            tag_value: { "@@assign": [] },
            enforced_for: { "@@assign": ["s3:ALL_SUPPORTED"] },
          },
          owner: {
            tag_key: { "@@assign": "Owner" },
            report_required_tag_for: { "@@assign": ["iam:policy"] },
          },
          team: { tag_value: { "@@assign": ["*"] } },
        },
      },
    ],
  ]),
);

const owner = { key: "Owner", value: "" };

const cases: readonly (readonly [
  about: string,
  type: string,
  tags: Readonly<Record<string, string>>,
  violations: readonly string[],
])[] = [
  ["a value that is listed", "iam:policy", { CostCenter: "100" }, []],
  ["one that a wildcard at the end takes", "iam:policy", { CostCenter: "2" }, []],
  ["one that a wildcard at the start takes", "iam:policy", { CostCenter: "me@example.com" }, []],
  [
    "both ends of a wildcard need a letter each",
    "iam:policy",
    { CostCenter: "a" },
    ["CostCenter VALUE enforced"],
  ],
  ["both ends of a wildcard", "iam:policy", { CostCenter: "aa" }, []],
  [
    "another value, enforced for the type",
    "iam:policy",
    { CostCenter: "300" },
    ["CostCenter VALUE enforced"],
  ],
  [
    "another value, enforced for the service",
    "redshift:cluster",
    { CostCenter: "300" },
    ["CostCenter VALUE enforced"],
  ],
  ["another value, reported only", "iam:mfa", { CostCenter: "300" }, ["CostCenter VALUE"]],
  [
    "a service whose name only begins so",
    "redshift-serverless:namespace",
    { CostCenter: "300" },
    ["CostCenter VALUE"],
  ],
  [
    "another case of the key",
    "iam:policy",
    { costcenter: "100" },
    ["costcenter KEY_CASE enforced"],
  ],
  [
    "the right case and another",
    "iam:policy",
    { CostCenter: "100", COSTCENTER: "100" },
    ["COSTCENTER KEY_CASE enforced"],
  ],
  ["no value may be there", "s3:bucket", { Color: "" }, ["Color VALUE enforced"]],
  ["any value where none is listed", "iam:policy", { team: "x" }, []],
  ["lower case where no case is said", "iam:policy", { Team: "x" }, ["Team KEY_CASE"]],
  ["a key that no policy names", "iam:policy", { Project: "x" }, []],
  ["no tags", "s3:bucket", {}, []],
];

describe("tags of a resource", () => {
  test.each(cases)("%s", (_, type, tags, violations) => {
    const list = Object.entries(tags).map(([key, value]) => ({ key, value }));
    const found = checkTags(effective, type, [...list, owner]).map(
      ({ key, reason, enforced }) => `${key} ${reason}${enforced ? " enforced" : ""}`,
    );
    expect(found).toEqual(violations);
  });

  test("a required key is reported where it is missing, and never enforced", () => {
    expect(checkTags(effective, "iam:policy", [])).toEqual([
      {
        key: "Owner",
        reason: "MISSING",
        enforced: false,
        message: "The tag policy requires the tag key 'Owner' here.",
      },
    ]);
    expect(checkTags(effective, "iam:role", [])).toEqual([]);
  });

  test("the message is AWS's", () => {
    const [found] = checkTags(effective, "iam:mfa", [{ key: "CostCenter", value: "1" }]);
    expect(found?.message).toBe(
      "The tag policy does not allow the specified value for the following tag key: 'CostCenter'.",
    );
  });

  test("without a tag policy everything is compliant", () => {
    expect(checkTags(undefined, "iam:policy", [owner])).toEqual([]);
    const other = effectivePolicy(
      "S3_POLICY",
      attached([[{ tags: { owner: { tag_value: { "@@assign": [] } } } }]]),
    );
    expect(checkTags(other, "iam:policy", [owner])).toEqual([]);
  });
});
