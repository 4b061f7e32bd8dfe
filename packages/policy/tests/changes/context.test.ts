import { describe, expect, test } from "vitest";
import { all, changes, every, exact, mfa, named, nothing, policy, steps } from "./asked.ts";

describe("what is asked of several statements", () => {
  const get = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
  const region = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
  const avoid = { ...get, Effect: "Deny", Condition: { StringEquals: { "s3:prefix": "a" } } };

  test("is as few values as can be, of an Allow that is about the request", () => {
    const identity = [
      policy(
        "p",
        "identity",
        avoid,
        { ...get, Action: "s3:PutObject", Condition: { StringEquals: { "s3:acl": "a" } } },
        { ...get, Resource: "arn:aws:s3:::other", Condition: { StringEquals: { "s3:x": "a" } } },
        { ...get, Condition: { ...mfa, ...region } },
        { ...get, Condition: region },
      ),
    ];
    expect(steps(changes({ identity }))).toEqual([
      ["aws:RequestedRegion = eu-west-1 (StringEquals)"],
      [`identity Allow ${exact}`],
    ]);
  });

  test("is all that one of them asks for together", () => {
    const Condition = { ...mfa, ...region };
    const identity = [policy("p", "identity", { ...get, Condition })];
    expect(steps(changes({ identity }))[0]).toEqual([
      "aws:MultiFactorAuthPresent = true (Bool)",
      "aws:RequestedRegion = eu-west-1 (StringEquals)",
    ]);
  });

  test("is a value that every condition on its key lets pass", () => {
    const Condition = {
      StringEquals: { "s3:prefix": ["a", "b"] },
      StringNotEquals: { "s3:prefix": "a" },
    };
    const identity = [policy("p", "identity", { ...get, Condition })];
    expect(steps(changes({ identity }))[0]).toEqual(["s3:prefix = b (StringEquals)"]);
  });

  test("is a value with the variables of the request in it, if it has them", () => {
    const Condition = {
      StringLike: { "s3:prefix": [`\${aws:PrincipalTag/team}/?`, `\${aws:username}/?`] },
    };
    const identity = [policy("p", "identity", { ...get, Condition })];
    const context = { "aws:username": "alice" };
    expect(steps(changes({ identity }, { context }))[0]).toEqual([
      "s3:prefix = alice/x (StringLike)",
    ]);
  });

  test("is of the layer that stops the request, by whom it names", () => {
    const resource = policy(
      "b",
      "resource",
      { ...get, Principal: { AWS: "AIDAOTHER" }, Condition: { StringEquals: { "s3:acl": "a" } } },
      {
        ...get,
        Principal: { AWS: "AIDAALICE" },
        Condition: { StringEquals: { "s3:prefix": "a" } },
      },
    );
    const identity = [policy("p", "identity", { ...get, Condition: mfa })];
    expect(steps(changes({ identity, resource }))).toEqual([
      ["aws:MultiFactorAuthPresent = true (Bool)"],
      [`identity Allow ${exact}`],
      ["s3:prefix = a (StringEquals)"],
      [`resource Allow ${named}`],
    ]);
  });

  test("brings each key once: what asks for another value is answered by a policy", () => {
    const one = { StringEquals: { "s3:prefix": "a" } };
    const other = { StringEquals: { "S3:Prefix": "b" } };
    const layers = {
      identity: [policy("p", "identity", { ...get, Condition: one })],
      boundary: policy("b", "identity", { ...get, Condition: other }),
    };
    expect(steps(changes(layers))).toEqual([
      ["s3:prefix = a (StringEquals)", `boundary Allow ${exact}`],
      [`identity Allow ${exact}`, `boundary Allow ${exact}`],
    ]);
  });

  test("does not go round a boundary by the resource's policy", () => {
    const other = { ...every, Principal: { AWS: "AIDAOTHER" } };
    const layers = { identity: [all], boundary: nothing, resource: policy("r", "resource", other) };
    expect(steps(changes(layers))).toEqual([[`boundary Allow ${exact}`]]);
  });

  test("is nothing where no statement can say the resource", () => {
    expect(changes({ identity: [nothing] }, { resource: "arn:aws:s3" })).toEqual([]);
  });
});

describe("what the request brings comes first", () => {
  test.each([
    ["a second factor", mfa, "aws:MultiFactorAuthPresent = true (Bool)"],
    [
      "an address of a network",
      { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
      "aws:SourceIp = 203.0.113.0 (IpAddress)",
    ],
    [
      "a text that fits a pattern",
      { StringLike: { "s3:prefix": "home/*" } },
      "s3:prefix = home/x (StringLike)",
    ],
    [
      "a smaller number",
      { NumericLessThan: { "s3:max-keys": "10" } },
      "s3:max-keys = 9 (NumericLessThan)",
    ],
    [
      "a larger number",
      { NumericGreaterThan: { "s3:max-keys": "10" } },
      "s3:max-keys = 11 (NumericGreaterThan)",
    ],
    [
      "a number that is no whole one",
      { NumericLessThanEquals: { "s3:max-keys": "0.5" } },
      "s3:max-keys = 0.5 (NumericLessThanEquals)",
    ],
    [
      "an earlier time than a token's",
      { DateLessThan: { "aws:TokenIssueTime": "2020-01-01T00:00:00Z" } },
      "aws:TokenIssueTime = 2019-12-31T23:59:59.000Z (DateLessThan)",
    ],
    [
      "no second factor",
      { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      "aws:MultiFactorAuthPresent = false (Bool)",
    ],
    [
      "an ARN",
      { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::b?" } },
      "aws:SourceArn = arn:aws:s3:::bx (ArnEquals)",
    ],
    [
      "a text with a star, where stars are stars",
      { StringEquals: { "s3:prefix": "home/*" } },
      "s3:prefix = home/* (StringEquals)",
    ],
    [
      "one of several values",
      { "ForAnyValue:StringEquals": { "aws:TagKeys": ["team"] } },
      "aws:TagKeys = team (ForAnyValue:StringEquals)",
    ],
    [
      "a later time",
      { DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
      "aws:CurrentTime = 2030-01-01T00:00:01.000Z (DateGreaterThan)",
    ],
  ])("%s", (_, Condition, expected) => {
    const context = { "aws:CurrentTime": "2026-01-01T00:00:00Z" };
    const identity = [policy("p", "identity", { ...every, Condition })];
    expect(steps(changes({ identity }, { context }))).toEqual([
      [expected],
      [`identity Allow ${exact}`],
    ]);
  });

  test.each([
    ["another caller", { StringEquals: { "aws:username": "bob" } }],
    ["a key for the sake of its presence", { Null: { "s3:x-amz-acl": "false" } }],
    ["another organization", { StringEquals: { "aws:ResourceOrgID": "o-1" } }],
    ["an earlier time", { DateLessThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }],
    ["a value that the policy does not say", { StringNotEquals: { "s3:prefix": "home" } }],
  ])("but never %s", (_, Condition) => {
    const context = {
      "aws:username": "alice",
      "aws:CurrentTime": "2026-01-01T00:00:00Z",
      "s3:prefix": "home",
    };
    const identity = [policy("p", "identity", { ...every, Condition })];
    expect(steps(changes({ identity }, { context }))).toEqual([[`identity Allow ${exact}`]]);
  });
});

test("a key that may have several values is brought with a list", () => {
  const Condition = { "ForAnyValue:StringEquals": { "aws:TagKeys": ["team"] } };
  const [change] = changes({ identity: [policy("p", "identity", { ...every, Condition })] });
  expect(change?.steps).toMatchObject([{ kind: "context", value: ["team"] }]);
});

test.each([
  "aws:PrincipalArn",
  "aws:PrincipalAccount",
  "aws:PrincipalIsAWSService",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
  "aws:PrincipalServiceName",
  "aws:PrincipalServiceNamesList",
  "aws:PrincipalType",
  "aws:userid",
  "aws:username",
  "aws:ResourceAccount",
  "aws:ResourceOrgID",
  "aws:ResourceOrgPaths",
])("no other %s is proposed: it says who asks, or for what", (key) => {
  const Condition = { StringEquals: { [key]: "other" } };
  const identity = [policy("p", "identity", { ...every, Condition })];
  expect(steps(changes({ identity }))).toEqual([[`identity Allow ${exact}`]]);
});
