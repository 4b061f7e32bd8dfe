import { describe, expect, test } from "vitest";
import { type AttachedPolicy, type Change, compilePolicy } from "../../src/index.ts";
import { principals } from "../decide/principals.ts";
import { all, bucket, changes, every, exact, named, nothing, policy, steps } from "./asked.ts";

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
