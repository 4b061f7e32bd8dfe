import { compilePolicy, parsePolicy } from "@ostiary/policy";
import { expect, test } from "vitest";
import { grantedAccess, grantsService } from "../src/services/iam/last-accessed/granted-access.ts";

const allow = (Action: string | readonly string[], more: object = {}): object => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});
const deny = (Action: string | readonly string[], more: object = {}): object => ({
  ...allow(Action, more),
  Effect: "Deny",
});

function policy(...statements: readonly object[]) {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  const parsed = parsePolicy(text, "identity");
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id: "own", source: "user" as const, policy: compilePolicy(parsed.policy) };
}

const bucket = { Resource: "arn:aws:s3:::bucket/*" };

/** Statements, and which of ec2, iam, s3 and sqs a report lists. */
const granted: readonly [string, readonly object[], string][] = [
  ["actions by name", [allow(["s3:GetObject", "iam:PassRole"])], "iam s3"],
  ["actions in capitals", [allow("S3:GETOBJECT")], "s3"],
  ["actions by pattern", [allow("s3:Get*")], "s3"],
  ["everything", [allow("*")], "ec2 iam s3 sqs"],
  ["all but a service", [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }], "ec2 iam sqs"],
  [
    "all but an action",
    [{ Effect: "Allow", NotAction: "s3:GetObject", Resource: "*" }],
    "ec2 iam s3 sqs",
  ],
  ["no resource", [{ Effect: "Allow", Action: "s3:*", NotResource: "*" }], ""],
  ["everything on one bucket", [allow("*", bucket)], "s3"],
  [
    "under a condition",
    [allow("sqs:*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })],
    "sqs",
  ],
  ["a service that is denied", [allow(["s3:GetObject", "sqs:*"]), deny("sqs:*")], "s3"],
  ["an action that is denied", [allow("s3:GetObject"), deny("s3:GetObject")], ""],
  ["one of two actions denied", [allow(["s3:GetObject", "s3:PutObject"]), deny("s3:Get*")], "s3"],
  ["more than is denied", [allow("s3:Get*"), deny("s3:GetObject")], "s3"],
  ["what is denied on one bucket only", [allow("s3:GetObject"), deny("s3:*", bucket)], "s3"],
  [
    "what is denied under a condition",
    [
      allow("s3:GetObject"),
      deny("s3:*", { Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    ],
    "s3",
  ],
  [
    "all but a service denied",
    [allow("*"), { Effect: "Deny", NotAction: "iam:*", Resource: "*" }],
    "iam",
  ],
  ["a service that AWS does not have", [allow("nosuchservice:Get")], ""],
];

const services = ["ec2", "iam", "s3", "sqs"];

test.each(granted)("%s", (_what, statements, expected) => {
  const access = grantedAccess([policy(...statements)]);
  expect(services.filter((namespace) => access.service(namespace)).join(" ")).toBe(expected);
});

test("what one policy denies, none of them grants; by itself each still does", () => {
  const reading = policy(allow("s3:GetObject"));
  expect(grantedAccess([reading]).service("s3")).toBe(true);
  expect(grantedAccess([reading, policy(deny("s3:*"))]).service("s3")).toBe(false);
  expect(grantsService(reading, "s3")).toBe(true);
  expect(grantsService(policy(allow("s3:GetObject"), deny("s3:GetObject")), "s3")).toBe(true);
  expect(grantsService(policy(allow("s3:GetObject"), deny("s3:*")), "s3")).toBe(false);
});

test.each([
  ["iam:GetUser", true],
  ["iam:GetRole", true],
  ["iam:DeleteUser", false],
  ["iam:GetUserPolicy", false],
  ["s3:GetObject", false],
])("%s is granted: %s", (action, expected) => {
  const access = grantedAccess([
    policy(allow("iam:Get*"), deny("iam:GetUserPolicy")),
    policy({ Effect: "Allow", NotAction: ["iam:*", "s3:*"], Resource: "*" }),
  ]);
  expect(access.action(action)).toBe(expected);
});
