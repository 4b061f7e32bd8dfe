import { describe, expect, test } from "vitest";
import {
  applyChange,
  changesToAllow,
  compilePolicy,
  explain,
  type Layers,
  type Policy,
  requestContext,
} from "../../src/index.ts";
import { principals } from "../decide/principals.ts";
import { all, changes, every, exact, nothing, policy, steps } from "./asked.ts";

const denial = { Effect: "Deny", Action: "s3:*", Resource: "*" };
const guard = policy("guard", "identity", denial);
const both: Policy = {
  version: undefined,
  id: undefined,
  statements: [all, guard].flatMap((one) =>
    one.policy.statements.map(({ statement }) => statement),
  ),
};

describe("an explicit Deny", () => {
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

  test.each([
    ["identity", { identity: [guard, all] }],
    ["boundary", { boundary: { ...guard, policy: compilePolicy(both) } }],
    ["session", { session: [guard, all] }],
    ["scopeDown", { scopeDown: [[all], [guard, all]] }],
    ["serviceControl", { serviceControl: [[all], [guard, all]] }],
  ] as const)("is lifted in its layer alone: %s", (layer, more) => {
    const layers: Layers = { identity: [all], ...more };
    const request = {
      principal: principals.session,
      action: "s3:GetObject",
      resource: "*",
      context: requestContext({}),
    };
    const found = changesToAllow(request, layers);
    expect(steps(found)).toEqual([[`lift ${layer} guard`]]);
    const [change = { steps: [] }] = found;
    const changed = applyChange({ request, layers }, change);
    const count = ({ [layer]: of }: Layers): number =>
      [of ?? []].flat(2).flatMap(({ policy }) => policy.statements).length;
    expect(count(changed.layers)).toBe(count(layers) - 1);
    expect(explain(request, changed.layers).result).toBe("allowed");
  });

  test("that a value would bring about is no way: a statement is", () => {
    const region = { StringEquals: { "aws:RequestedRegion": "us-east-1" } };
    const layers = {
      identity: [policy("p", "identity", { ...every, Condition: region })],
      serviceControl: [[all, policy("guard", "identity", { ...denial, Condition: region })]],
    };
    expect(steps(changes(layers))).toEqual([[`identity Allow ${exact}`]]);
  });
});
