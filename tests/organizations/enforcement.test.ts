import { roles, uniqueId } from "@ostiary/directory";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { madeAccount, sessionOf } from "../made-account.ts";
import { rawCall } from "../operations/raw-call.ts";
import { type TestServer, testServer } from "../running-server.ts";
import { organizationOf, textAt } from "./place.ts";

let running: TestServer;
let place: ReturnType<typeof organizationOf>;
let rootId: string;
let organizationId: string;

beforeAll(async () => {
  running = await testServer();
  place = organizationOf(running);
  const made = await place.operate("CreateOrganization");
  organizationId = textAt(made, "Organization", "Id");
  rootId = await place.rootId();
  await place.enable("SERVICE_CONTROL_POLICY");
  await place.enable("RESOURCE_CONTROL_POLICY");
});
afterAll(() => running.stop());

const scp = "SERVICE_CONTROL_POLICY";
const rcp = "RESOURCE_CONTROL_POLICY";
const deny = (Action: string, more: object = {}) => ({
  Effect: "Deny",
  Action,
  Resource: "*",
  ...more,
});
const denyAnyone = (Action: string, more: object = {}) => deny(Action, { Principal: "*", ...more });

let unit: string;
let account: Awaited<ReturnType<typeof place.administered>>;

beforeEach(async () => {
  unit = await place.unit(await place.unit());
  account = await place.administered();
  await place.move(account.accountId, unit);
});

const list = () => account.call("iam", "ListUsers", {});

describe("service control policies", () => {
  test("of every level bind, the account's own and the root's among them", async () => {
    const { accountId } = account;
    await place.control(scp, accountId, deny("iam:ListUsers"));
    expect((await list()).message).toContain("an explicit deny in a service control policy");
    const elsewhere = await place.administered();
    expect((await elsewhere.call("iam", "ListUsers", {})).status).toBe(200);
    const PolicyId = await place.control(scp, rootId, deny("iam:ListGroups"));
    expect((await elsewhere.call("iam", "ListGroups", {})).status).toBe(403);
    const groups = await rawCall(running.operator, "iam", "ListGroups", {});
    expect(groups.status, "the management account is bound by none").toBe(200);
    await place.operate("DetachPolicy", { PolicyId, TargetId: rootId });
    expect((await elsewhere.call("iam", "ListGroups", {})).status).toBe(200);
  });

  test("bind the root user of a member, too", async () => {
    await place.control(scp, unit, deny("iam:ListUsers"));
    const { accountId } = account;
    const { directory } = running.server.state;
    const now = Math.floor(Date.now() / 1000);
    const root = running.settings(
      directory.sessions.seal({
        kind: "user",
        accountId,
        accessKeyId: "ASIAROOTROOTROOTROOT",
        issued: now,
        expires: now + 900,
        userId: accountId,
        mfaAuthenticatedAt: now,
      }),
    );
    expect((await rawCall(root, "iam", "ListUsers", {})).message).toContain(
      "an explicit deny in a service control policy",
    );
    expect((await rawCall(root, "iam", "ListGroups", {})).status).toBe(200);
  });

  test("don't bind roles that are linked to a service", async () => {
    await place.control(scp, unit, deny("iam:ListUsers"));
    const { accountId } = account;
    const role = {
      id: uniqueId("AROA"),
      roleName: "AWSServiceRoleForTests",
      path: "/aws-service-role/tests.amazonaws.com/",
      createDate: 0,
      maxSessionDuration: 3600,
      assumeRolePolicyDocument: "{}",
      trustedIds: {},
      tags: [],
      attachedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
      inlinePolicies: [],
    };
    await running.server.state.directory.write([accountId], (transaction) => {
      transaction.account(accountId).put(roles, role);
    });
    const linked = sessionOf(running, accountId, role);
    expect((await rawCall(linked, "iam", "ListUsers", {})).status).toBe(200);
    expect((await list()).status).toBe(403);
  });

  test("that change bind anew, and none while the type is disabled", async () => {
    const PolicyId = await place.control(scp, unit, deny("iam:ListUsers"));
    expect((await list()).status).toBe(403);
    const Content = JSON.stringify({
      Version: "2012-10-17",
      Statement: deny("iam:ListGroups"),
    });
    await place.operate("UpdatePolicy", { PolicyId, Content });
    expect((await list()).status).toBe(200);
    expect((await account.call("iam", "ListGroups", {})).status).toBe(403);
    await place.operate("DisablePolicyType", { RootId: rootId, PolicyType: scp });
    expect((await account.call("iam", "ListGroups", {})).status).toBe(200);
    await place.enable(scp);
    const attached = await place.operate("ListPoliciesForTarget", { TargetId: unit, Filter: scp });
    expect(attached["Policies"], "what was attached before is not any more").toMatchObject([
      { Id: "p-FullAWSAccess", AwsManaged: true },
    ]);
  });

  test("show in simulations", async () => {
    await place.control(scp, unit, deny("iam:CreateUser"));
    const answer = await account.call("iam", "SimulatePrincipalPolicy", {
      PolicySourceArn: `arn:aws:iam::${account.accountId}:role/OrganizationAccountAccessRole`,
      ActionNames: ["iam:CreateUser", "iam:ListUsers"],
    });
    const told = [...answer.body.matchAll(/<AllowedByOrganizations>(\w+)</g)].map(([, one]) => one);
    expect(told).toEqual(["false", "true"]);
    expect(answer.body).toContain("<EvalDecision>explicitDeny</EvalDecision>");
  });
});

const trusting = (AWS: string, more: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole", ...more },
  });

async function role(AssumeRolePolicyDocument: string): Promise<string> {
  const made = await account.call("iam", "CreateRole", {
    RoleName: "open",
    AssumeRolePolicyDocument,
  });
  expect(made.status, made.body).toBe(200);
  return `arn:aws:iam::${account.accountId}:role/open`;
}

const assume = async (settings: Parameters<typeof rawCall>[0], RoleArn: string) =>
  rawCall(settings, "sts", "AssumeRole", { RoleArn, RoleSessionName: "one" });

describe("resource control policies", () => {
  const outside = denyAnyone("sts:AssumeRole", {
    Condition: { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-placeholder" } },
  });

  test("bind whoever comes to the account's resources, from wherever", async () => {
    const RoleArn = await role(trusting("*"));
    const stranger = (await madeAccount(running)).settings;
    expect((await assume(stranger, RoleArn)).status).toBe(200);
    const statement = JSON.parse(JSON.stringify(outside).replace("o-placeholder", organizationId));
    await place.control(rcp, unit, statement);
    expect((await assume(stranger, RoleArn)).message).toContain(
      "with an explicit deny in a resource control policy",
    );
    const sibling = await place.administered();
    expect((await assume(sibling.settings, RoleArn)).status).toBe(200);
  });

  test("don't bind the resources of the management account", async () => {
    await place.control(rcp, rootId, denyAnyone("sts:AssumeRole"));
    const operator = await rawCall(running.operator, "iam", "CreateRole", {
      RoleName: "managed",
      AssumeRolePolicyDocument: trusting(running.server.accountId),
    });
    expect(operator.status, operator.body).toBe(200);
    const RoleArn = `arn:aws:iam::${running.server.accountId}:role/managed`;
    expect((await assume(running.operator, RoleArn)).status).toBe(200);
    const own = await role(trusting(running.server.accountId));
    expect((await assume(running.operator, own)).message).toContain(
      "an explicit deny in a resource control policy",
    );
    await place.operate("DisablePolicyType", { RootId: rootId, PolicyType: rcp });
    await place.enable(rcp);
  });

  test("bind no service that has none, as IAM", async () => {
    await place.control(rcp, unit, denyAnyone("*"));
    expect((await list()).status).toBe(200);
  });
});

describe("the keys of the organization", () => {
  test("open a role to an organization, and to a unit, by its path", async () => {
    const sibling = await place.administered();
    const { settings: stranger } = await madeAccount(running);
    const within = await role(
      trusting("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": organizationId } } }),
    );
    expect((await assume(sibling.settings, within)).status).toBe(200);
    expect((await assume(stranger, within)).status).toBe(403);
    const paths = { "aws:PrincipalOrgPaths": `${organizationId}/${rootId}/*${unit}/` };
    await account.call("iam", "UpdateAssumeRolePolicy", {
      RoleName: "open",
      PolicyDocument: trusting("*", { Condition: { "ForAnyValue:StringLike": paths } }),
    });
    expect((await assume(sibling.settings, within)).status).toBe(403);
    await place.move(sibling.accountId, unit);
    expect((await assume(sibling.settings, within)).status).toBe(200);
  });

  test("hold a caller to resources of its organization", async () => {
    const { accountId } = await madeAccount(running);
    const elsewhere = `arn:aws:iam::${accountId}:role/Administrator`;
    const sibling = await place.administered();
    await place.control(
      scp,
      sibling.accountId,
      deny("sts:AssumeRole", {
        Condition: { StringNotEquals: { "aws:ResourceOrgID": organizationId } },
      }),
    );
    expect((await assume(sibling.settings, elsewhere)).message).toContain(
      "an explicit deny in a service control policy",
    );
    expect((await assume(sibling.settings, await role(trusting("*")))).status).toBe(200);
  });
});
