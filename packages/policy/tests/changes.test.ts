import { describe, expect, test } from "vitest";
import {
  type AttachedPolicy,
  applyChange,
  type Change,
  type ChangeStep,
  type ContextValue,
  changesToAllow,
  compilePolicy,
  explain,
  type Layers,
  operatorText,
  type PolicyKind,
  parsePolicy,
  printPolicy,
  type RequestPrincipal,
  requestContext,
} from "../src/index.ts";
import { principals } from "./decide/principals.ts";

function policy(id: string, kind: PolicyKind, ...statements: readonly object[]): AttachedPolicy {
  const parsed = parsePolicy(
    JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    kind,
  );
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return { id, source: "none", policy: compilePolicy(parsed.policy) };
}

const every = { Effect: "Allow", Action: "*", Resource: "*" };
const all = policy("all", "identity", every);
const nothing = policy("nothing", "identity", { ...every, Action: "ec2:RunInstances" });
const bucket = "arn:aws:s3:::bucket";

interface Asked {
  readonly principal?: RequestPrincipal;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
}

const changes = (layers: Layers, asked: Asked = {}): readonly Change[] =>
  changesToAllow(
    {
      principal: principals.user,
      action: "s3:GetObject",
      resource: `${bucket}/key`,
      ...asked,
      context: requestContext({ "aws:PrincipalArn": principals.user.arn, ...asked.context }),
    },
    layers,
  );

function written(step: ChangeStep): string {
  switch (step.kind) {
    case "context":
      return `${step.key} = ${step.value} (${operatorText(step.condition)})`;
    case "allow": {
      const { layer, level = "", statement } = step;
      const text = printPolicy({ version: undefined, id: undefined, statements: [statement] });
      const { Effect, ...rest } = JSON.parse(text).Statement[0];
      return `${layer}${level} ${Effect} ${JSON.stringify(rest)}`;
    }
    case "lift": {
      const { denial, exception } = step;
      const but = exception && ` but ${operatorText(exception)} ${exception.key}`;
      return `lift ${denial.layer} ${denial.policy}${but ?? ""}`;
    }
  }
}

const steps = (found: readonly Change[]): readonly (readonly string[])[] =>
  found.map((change) => change.steps.map(written));

const exact = `{"Action":"s3:GetObject","Resource":"${bucket}/key"}`;
const named = `{"Principal":{"AWS":["${principals.user.arn}"]},"Action":"s3:GetObject","Resource":"${bucket}/key"}`;
const mfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

describe("what would make a request allowed", () => {
  test("is nothing where it is", () => {
    expect(changes({ identity: [all] })).toEqual([]);
  });

  test("is an Allow of the one action on the one resource in the layer that lacks it", () => {
    expect(steps(changes({ identity: [nothing] }))).toEqual([[`identity Allow ${exact}`]]);
    expect(steps(changes({ identity: [all], boundary: nothing }))).toEqual([
      [`boundary Allow ${exact}`],
    ]);
    expect(steps(changes({ identity: [all], session: [nothing] }))).toEqual([
      [`session Allow ${exact}`],
    ]);
    expect(steps(changes({ identity: [all], serviceControl: [[all], [nothing]] }))).toEqual([
      [`serviceControl1 Allow ${exact}`],
    ]);
  });

  test("is an Allow in each of several layers", () => {
    const layers = { identity: [nothing], boundary: nothing, serviceControl: [[nothing]] };
    expect(steps(changes(layers))).toEqual([
      [`serviceControl0 Allow ${exact}`, `identity Allow ${exact}`, `boundary Allow ${exact}`],
    ]);
  });

  test("is both sides across accounts", () => {
    const asked = { resourceAccount: "444455556666" };
    expect(steps(changes({ identity: [nothing] }, asked))).toEqual([
      [`identity Allow ${exact}`, `resource Allow ${named}`],
    ]);
  });

  test("is a statement of a trust policy without Resource, by the role of a session", () => {
    const trust = policy("trust", "trust", {
      Effect: "Allow",
      Principal: { AWS: "AROAOTHER" },
      Action: "sts:AssumeRole",
    });
    const asked = { principal: principals.session, action: "sts:AssumeRole", resource: "arn:r" };
    expect(
      steps(changes({ identity: [all], resource: trust, resourceTrust: "required" }, asked)),
    ).toEqual([
      [
        `resource Allow {"Principal":{"AWS":["${principals.session.roleArn}"]},"Action":"sts:AssumeRole"}`,
      ],
    ]);
  });

  test("is either side within the account, the caller's first", () => {
    const other = { ...every, Principal: { AWS: "AIDAOTHER" } };
    const found = changes({ identity: [nothing], resource: policy("b", "resource", other) });
    expect(steps(found)).toEqual([[`identity Allow ${exact}`], [`resource Allow ${named}`]]);
  });

  test("escapes what would be a wildcard", () => {
    const [change] = changes({ identity: [nothing] }, { resource: `${bucket}/a*b?c\${d` });
    const [step] = change?.steps ?? [];
    expect(step?.kind === "allow" && step.statement.resources?.patterns).toEqual([
      `${bucket}/a\${*}b\${?}c\${$}{d`,
    ]);
  });
});

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

describe("whom a statement has to name", () => {
  const silent = policy("r", "resource", { ...every, Principal: { AWS: "AIDAOTHER" } });
  const principal = (found: readonly Change[]) =>
    found.flatMap((change) =>
      change.steps.flatMap((step) =>
        step.kind === "allow" ? [step.statement.principals?.named] : [],
      ),
    );

  test.each([
    ["saml", { everyone: false, values: { Federated: [principals.saml.provider] } }],
    ["service", { everyone: false, values: { Service: ["sns.amazonaws.com"] } }],
    ["anonymous", { everyone: true }],
  ] as const)("%s, in the resource's policy", (caller, expected) => {
    const asked = { principal: principals[caller], resourceAccount: "444455556666" };
    expect(principal(changes({ identity: [], resource: silent }, asked))).toEqual([expected]);
  });

  test.each([
    ["user", principals.user.arn],
    ["session", principals.session.roleArn],
    ["federated-user", principals["federated-user"].arn],
    ["root", principals.root.arn],
  ] as const)("%s, in an endpoint's policy", (caller, arn) => {
    const asked = { principal: principals[caller] };
    const found = changes({ identity: [all], session: [all], endpoint: [nothing] }, asked);
    expect(principal(found)).toEqual([{ everyone: false, values: { AWS: [arn] } }]);
  });

  test("everyone, in a resource control policy", () => {
    expect(principal(changes({ identity: [all], resourceControl: [[]] }))).toEqual([
      { everyone: true },
    ]);
  });

  test("and which Resource: none in a trust policy, also where there is none yet", () => {
    const asked = { resource: "arn:aws:iam::444455556666:role/r", resourceAccount: "444455556666" };
    const resources = (action: string, resource?: AttachedPolicy) =>
      changes(
        { identity: [all], ...(resource !== undefined && { resource }) },
        { ...asked, action },
      ).flatMap((change) =>
        change.steps.map((step) => step.kind === "allow" && step.statement.resources?.patterns),
      );
    expect(resources("sts:AssumeRoleWithSAML")).toEqual([undefined]);
    expect(resources("sts:GetFederationToken")).toEqual([[asked.resource]]);
    expect(resources("sts:AssumeRole", silent)).toEqual([[asked.resource]]);
    const empty = {
      ...silent,
      policy: compilePolicy({ version: undefined, id: undefined, statements: [] }),
    };
    expect(resources("sts:AssumeRole", empty)).toEqual([undefined]);
    expect(resources("s3:GetObject", empty)).toEqual([[asked.resource]]);
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

describe("an explicit Deny", () => {
  const denial = { Effect: "Deny", Action: "s3:*", Resource: "*" };

  test("is lifted in a step that says so, with an exception for the caller", () => {
    const serviceControl = [[all, policy("guard", "identity", denial)]];
    expect(steps(changes({ identity: [nothing], serviceControl }))).toEqual([
      ["lift serviceControl guard but ArnNotEquals aws:PrincipalArn", `identity Allow ${exact}`],
    ]);
  });

  test("is not lifted where the request can avoid it", () => {
    const Condition = { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } };
    const guard = policy("guard", "identity", { ...denial, Condition });
    expect(steps(changes({ identity: [all, guard] }))).toEqual([
      ["aws:MultiFactorAuthPresent = true (BoolIfExists)"],
    ]);
  });

  test("is spared by a condition that tells the caller from others, and stays for them", () => {
    const Condition = { StringEquals: { "s3:prefix": "home" } };
    const guard = policy("guard", "identity", { ...denial, Condition });
    const layers = { identity: [all, guard] };
    const context = { "s3:prefix": "home", "aws:PrincipalArn": principals.user.arn };
    const asked = {
      principal: principals.user,
      action: "s3:GetObject",
      resource: "*",
      context: requestContext(context),
    };
    const [change] = changesToAllow(asked, layers);
    const changed = change && applyChange({ request: asked, layers }, change);
    const [, kept] = changed?.layers.identity ?? [];
    expect(kept?.policy.statements.map(({ statement }) => statement.conditions)).toEqual([
      [
        {
          operator: "StringEquals",
          qualifier: undefined,
          ifExists: false,
          key: "s3:prefix",
          values: ["home"],
        },
        {
          operator: "ArnNotEquals",
          qualifier: undefined,
          ifExists: false,
          key: "aws:PrincipalArn",
          values: [principals.user.arn],
        },
      ],
    ]);
    const bob = { "s3:prefix": "home", "aws:PrincipalArn": "arn:aws:iam::111122223333:user/bob" };
    const other = { ...asked, context: requestContext(bob) };
    expect(changed && explain(other, changed.layers).result).toBe("explicitDeny");
  });

  test("that a request cannot avoid by another caller's key is lifted", () => {
    const Condition = { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } };
    const guard = policy("guard", "identity", { ...denial, Condition });
    expect(steps(changes({ identity: [all, guard] }))).toEqual([
      ["lift identity guard but ArnNotEquals aws:PrincipalArn"],
    ]);
  });

  test("goes as a whole where no condition tells the caller from others", () => {
    const open = { ...every, Principal: "*" };
    const guard = policy("guard", "resource", open, { ...denial, Principal: "*" });
    const asked = { principal: principals.anonymous, context: { "aws:PrincipalArn": [] } };
    expect(steps(changes({ identity: [], resource: guard }, asked))).toEqual([
      ["lift resource guard"],
    ]);
  });
});
