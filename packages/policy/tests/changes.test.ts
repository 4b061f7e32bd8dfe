import { describe, expect, test } from "vitest";
import {
  type AttachedPolicy,
  type Change,
  type ChangeStep,
  type ContextValue,
  changesToAllow,
  compilePolicy,
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

  test("goes as a whole where no condition tells the caller from others", () => {
    const open = { ...every, Principal: "*" };
    const guard = policy("guard", "resource", open, { ...denial, Principal: "*" });
    const asked = { principal: principals.anonymous, context: { "aws:PrincipalArn": [] } };
    expect(steps(changes({ identity: [], resource: guard }, asked))).toEqual([
      ["lift resource guard"],
    ]);
  });
});
