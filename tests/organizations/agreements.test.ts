import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MadeAccount, madeAccount, memberSettings } from "../made-account.ts";
import { laterMonth } from "../operations/organization-world.ts";
import { rawCall } from "../operations/raw-call.ts";
import { type TestServer, testServer } from "../running-server.ts";
import { caller, organizationOf, textAt } from "./place.ts";

let running: TestServer;
let place: ReturnType<typeof organizationOf>;
let other: MadeAccount;
let invited: ReturnType<typeof caller>;

beforeEach(async () => {
  running = await testServer();
  place = organizationOf(running);
  await place.operate("CreateOrganization");
  other = await madeAccount(running, "other@example.com");
  invited = caller(other.settings);
});
afterEach(() => running.stop());

async function invite(Target: object, more: object = {}): Promise<string> {
  const begun = await place.operate("InviteAccountToOrganization", { Target, ...more });
  return textAt(begun, "Handshake", "Id");
}

const members = async (): Promise<string[]> => {
  const { Accounts } = await place.operate("ListAccounts");
  return (Array.isArray(Accounts) ? Accounts : []).map(({ Id }) => String(Id));
};

describe("an invitation", () => {
  test("makes the account that accepts it a member, with the tags that it came with", async () => {
    const Tags = [{ Key: "team", Value: "blue" }];
    const HandshakeId = await invite(
      { Id: other.accountId, Type: "ACCOUNT" },
      { Tags, Notes: "Hi" },
    );
    const { Handshakes } = await invited("ListHandshakesForAccount");
    expect(Handshakes).toMatchObject([
      {
        Id: HandshakeId,
        State: "REQUESTED",
        Action: "INVITE",
        Resources: [
          { Type: "ORGANIZATION", Resources: [{ Type: "MASTER_EMAIL" }, {}, { Value: "ALL" }] },
          { Type: "ACCOUNT", Value: other.accountId },
          { Type: "NOTES", Value: "Hi" },
        ],
      },
    ]);
    expect(await members()).toEqual([running.server.accountId]);
    const { Handshake } = await invited("AcceptHandshake", { HandshakeId });
    expect(Handshake).toMatchObject({ State: "ACCEPTED" });
    expect((await members()).sort()).toEqual([running.server.accountId, other.accountId].sort());
    const described = await place.operate("DescribeAccount", { AccountId: other.accountId });
    expect(described["Account"]).toMatchObject({
      Email: "other@example.com",
      JoinedMethod: "INVITED",
    });
    const tags = await place.operate("ListTagsForResource", { ResourceId: other.accountId });
    expect(tags["Tags"]).toEqual(Tags);
    expect((await invited("DescribeOrganization"))["Organization"]).toMatchObject({
      MasterAccountId: running.server.accountId,
    });
  });

  test("finds an account by its e-mail address, in whatever case", async () => {
    const HandshakeId = await invite({ Id: "Other@Example.com", Type: "EMAIL" });
    await invited("AcceptHandshake", { HandshakeId });
    expect(await members()).toContain(other.accountId);
  });

  test("waits for the account that gets the address, where nobody has it yet", async () => {
    const HandshakeId = await invite({ Id: "later@example.com", Type: "EMAIL" });
    const later = await madeAccount(running, "later@example.com");
    await caller(later.settings)("AcceptHandshake", { HandshakeId });
    expect(await members()).toContain(later.accountId);
  });

  test("that is declined or canceled can't be accepted any more", async () => {
    const declined = await invite({ Id: other.accountId, Type: "ACCOUNT" });
    await invited("DeclineHandshake", { HandshakeId: declined });
    await expect(invited("AcceptHandshake", { HandshakeId: declined })).rejects.toThrow(
      "InvalidHandshakeTransitionException",
    );
    const canceled = await invite({ Id: other.accountId, Type: "ACCOUNT" });
    await expect(invited("CancelHandshake", { HandshakeId: canceled })).rejects.toThrow(
      "AccessDeniedException",
    );
    await place.operate("CancelHandshake", { HandshakeId: canceled });
    await expect(invited("AcceptHandshake", { HandshakeId: canceled })).rejects.toThrow(
      "InvalidHandshakeTransitionException",
    );
    const { Handshakes } = await place.operate("ListHandshakesForOrganization");
    expect((Array.isArray(Handshakes) ? Handshakes : []).map(({ State }) => State).sort()).toEqual([
      "CANCELED",
      "DECLINED",
    ]);
  });

  test("takes a member out of its old organization, if it may leave that one", async () => {
    const HandshakeId = await invite({ Id: other.accountId, Type: "ACCOUNT" });
    const third = await madeAccount(running);
    const old = caller(third.settings);
    await old("CreateOrganization");
    const RootId = textAt(await old("ListRoots"), "Roots", 0, "Id");
    await old("EnablePolicyType", { RootId, PolicyType: "SERVICE_CONTROL_POLICY" });
    const first = await old("InviteAccountToOrganization", {
      Target: { Id: other.accountId, Type: "ACCOUNT" },
    });
    await invited("AcceptHandshake", { HandshakeId: textAt(first, "Handshake", "Id") });
    const Statement = { Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" };
    const made = await old("CreatePolicy", {
      Name: "Stay",
      Description: "",
      Type: "SERVICE_CONTROL_POLICY",
      Content: JSON.stringify({ Version: "2012-10-17", Statement }),
    });
    const stay = { PolicyId: textAt(made, "Policy", "PolicySummary", "Id"), TargetId: RootId };
    await old("AttachPolicy", stay);
    await expect(invited("AcceptHandshake", { HandshakeId })).rejects.toThrow(
      "an explicit deny in a service control policy",
    );
    await expect(invited("LeaveOrganization")).rejects.toThrow(
      "an explicit deny in a service control policy",
    );
    await old("DetachPolicy", stay);
    await invited("AcceptHandshake", { HandshakeId });
    expect(await members()).toContain(other.accountId);
    const { Accounts } = await old("ListAccounts");
    expect(Accounts).toHaveLength(1);
    await invited("LeaveOrganization");
    await expect(invited("DescribeOrganization")).rejects.toThrow(
      "AWSOrganizationsNotInUseException",
    );
    expect(await members()).not.toContain(other.accountId);
  });
});

test("all features wait for every invited member, and then for the management account", async () => {
  await place.operate("DeleteOrganization");
  await place.operate("CreateOrganization", { FeatureSet: "CONSOLIDATED_BILLING" });
  await place.member();
  const HandshakeId = await invite({ Id: other.accountId, Type: "ACCOUNT" });
  await invited("AcceptHandshake", { HandshakeId });
  const begun = await place.operate("EnableAllFeatures");
  const whole = textAt(begun, "Handshake", "Id");
  expect(begun["Handshake"]).toMatchObject({ Action: "ENABLE_ALL_FEATURES", State: "REQUESTED" });
  await expect(place.operate("AcceptHandshake", { HandshakeId: whole })).rejects.toThrow(
    "InvalidHandshakeTransitionException",
  );
  await expect(
    place.operate("InviteAccountToOrganization", { Target: { Id: "a@b.cd", Type: "EMAIL" } }),
  ).rejects.toThrow("INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES");
  const { Handshakes } = await invited("ListHandshakesForAccount", {
    Filter: { ParentHandshakeId: whole },
  });
  expect(Handshakes).toMatchObject([{ Action: "APPROVE_ALL_FEATURES", State: "REQUESTED" }]);
  await invited("AcceptHandshake", { HandshakeId: textAt(Handshakes, 0, "Id") });
  await place.operate("AcceptHandshake", { HandshakeId: whole });
  expect((await place.operate("DescribeOrganization"))["Organization"]).toMatchObject({
    FeatureSet: "ALL",
  });
});

test("a transfer of bills is seen from both sides, renamed by who pays, and ends with a month", async () => {
  await invited("CreateOrganization");
  const begun = await place.operate("InviteOrganizationToTransferResponsibility", {
    Type: "BILLING",
    Target: { Id: other.accountId, Type: "ACCOUNT" },
    StartTimestamp: laterMonth(),
    SourceName: "theirs",
  });
  await invited("AcceptHandshake", { HandshakeId: textAt(begun, "Handshake", "Id") });
  const outbound = await invited("ListOutboundResponsibilityTransfers", { Type: "BILLING" });
  const Id = textAt(outbound, "ResponsibilityTransfers", 0, "Id");
  expect(outbound["ResponsibilityTransfers"]).toMatchObject([
    {
      Status: "ACCEPTED",
      Source: { ManagementAccountId: other.accountId },
      Target: { ManagementAccountId: running.server.accountId },
      Arn: expect.stringContaining(`:${other.accountId}:transfer/`),
    },
  ]);
  await expect(invited("UpdateResponsibilityTransfer", { Id, Name: "ours" })).rejects.toThrow(
    "TRANSFER_RESPONSIBILITY_UPDATE_NOT_ALLOWED",
  );
  await place.operate("UpdateResponsibilityTransfer", { Id, Name: "ours" });
  const EndTimestamp = laterMonth();
  await expect(invited("TerminateResponsibilityTransfer", { Id, EndTimestamp })).rejects.toThrow(
    "END_DATE_NOT_END_OF_MONTH",
  );
  await expect(invited("DeleteOrganization")).rejects.toThrow(
    "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
  );
  await invited("TerminateResponsibilityTransfer", { Id });
  const inbound = await place.operate("ListInboundResponsibilityTransfers", { Type: "BILLING" });
  expect(inbound["ResponsibilityTransfers"]).toMatchObject([{ Name: "ours", Status: "WITHDRAWN" }]);
  const third = caller((await madeAccount(running)).settings);
  await third("CreateOrganization");
  await expect(third("DescribeResponsibilityTransfer", { Id })).rejects.toThrow(
    "ResponsibilityTransferNotFoundException",
  );
});

test("a resource policy lets a member do what it names, and no more", async () => {
  const id = await place.member();
  const settings = await memberSettings(running, id);
  const delegate = caller(settings);
  await place.enable("SERVICE_CONTROL_POLICY");
  await expect(delegate("ListRoots")).rejects.toThrow("AccessDeniedException");
  const Statement = {
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${id}:root` },
    Action: ["organizations:CreatePolicy", "organizations:ListRoots"],
    Resource: "*",
    Condition: {
      StringLikeIfExists: { "organizations:PolicyType": "TAG_POLICY" },
    },
  };
  await place.operate("PutResourcePolicy", {
    Content: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
  await delegate("ListRoots");
  const policy = { Description: "", Name: "delegated" };
  const control = { ...policy, Type: "SERVICE_CONTROL_POLICY", Content: "{}" };
  await expect(delegate("CreatePolicy", control)).rejects.toThrow("AccessDeniedException");
  const content = JSON.stringify({ tags: { team: { tag_key: { "@@assign": "team" } } } });
  const made = await delegate("CreatePolicy", { ...policy, Type: "TAG_POLICY", Content: content });
  expect(textAt(made, "Policy", "PolicySummary", "Arn")).toContain(running.server.accountId);
  await expect(delegate("ListPolicies", { Filter: "TAG_POLICY" })).rejects.toThrow(
    "AccessDeniedException",
  );
  const sibling = caller(await memberSettings(running, await place.member()));
  await expect(sibling("ListRoots")).rejects.toThrow("AccessDeniedException");
});

test("the effective policy of an account is what its units come to", async () => {
  await place.enable("TAG_POLICY");
  const rootId = await place.rootId();
  const unit = await place.unit();
  const id = await place.member();
  await place.move(id, unit);
  await place.manage("TAG_POLICY", rootId, {
    tags: { team: { tag_key: { "@@assign": "team" }, tag_value: { "@@assign": ["blue"] } } },
  });
  await place.manage("TAG_POLICY", unit, {
    tags: { team: { tag_value: { "@@append": ["red"] } } },
  });
  const told = caller(await memberSettings(running, id));
  const { EffectivePolicy } = await told("DescribeEffectivePolicy", { PolicyType: "TAG_POLICY" });
  expect(JSON.parse(textAt(EffectivePolicy, "PolicyContent"))).toEqual({
    tags: { team: { tag_key: "team", tag_value: ["blue", "red"] } },
  });
  await expect(
    told("DescribeEffectivePolicy", {
      PolicyType: "TAG_POLICY",
      TargetId: running.server.accountId,
    }),
  ).rejects.toThrow("AccessDeniedException");
  const errors = await place.operate("ListEffectivePolicyValidationErrors", {
    PolicyType: "TAG_POLICY",
    AccountId: id,
  });
  expect(errors["EffectivePolicyValidationErrors"]).toEqual([]);
});

test("lists give the same whole in pages of any size", async () => {
  for (let made = 0; made < 5; made += 1) await place.member();
  const whole = await members();
  expect(whole).toHaveLength(6);
  for (const MaxResults of [1, 2, 4, 6]) {
    const found: string[] = [];
    let page: Record<string, unknown> = {};
    do {
      const { NextToken } = page;
      page = await place.operate("ListAccounts", {
        MaxResults,
        ...(NextToken !== undefined && { NextToken }),
      });
      const accounts = Array.isArray(page["Accounts"]) ? page["Accounts"] : [];
      expect(accounts.length).toBeLessThanOrEqual(MaxResults);
      found.push(...accounts.map(({ Id }) => String(Id)));
    } while (page["NextToken"] !== undefined);
    expect(found).toEqual(whole);
  }
});

test("a new account has a role for the management account only, and a root user without keys", async () => {
  const id = await place.member({ RoleName: "Entry" });
  const assume = { RoleArn: `arn:aws:iam::${id}:role/Entry`, RoleSessionName: "one" };
  expect((await rawCall(running.operator, "sts", "AssumeRole", assume)).status).toBe(200);
  expect((await rawCall(other.settings, "sts", "AssumeRole", assume)).status).toBe(403);
});

test("a tag policy is enforced where it says so, for the types that AWS enforces", async () => {
  await place.enable("TAG_POLICY");
  const { accountId, call } = await place.administered();
  await place.manage("TAG_POLICY", accountId, {
    tags: {
      team: {
        tag_key: { "@@assign": "Team" },
        tag_value: { "@@assign": ["blue"] },
        enforced_for: { "@@assign": ["iam:policy"] },
      },
    },
  });
  const Statement = { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const create = (PolicyName: string, Key: string, Value: string) =>
    call("iam", "CreatePolicy", { PolicyName, PolicyDocument, Tags: [{ Key, Value }] });
  expect(await create("wrong", "Team", "red")).toMatchObject({
    status: 400,
    code: "InvalidInput",
    message: "The tag policy does not allow the specified value for the following tag key: 'Team'.",
  });
  expect((await create("miswritten", "team", "blue")).status).toBe(400);
  expect((await create("right", "Team", "blue")).status).toBe(200);
  expect((await create("other", "Stage", "red")).status).toBe(200);
  const PolicyArn = `arn:aws:iam::${accountId}:policy/right`;
  const Tags = [{ Key: "Team", Value: "red" }];
  expect((await call("iam", "TagPolicy", { PolicyArn, Tags })).status).toBe(400);
  // AWS enforces tag policies for neither users nor roles.
  expect((await call("iam", "CreateUser", { UserName: "alice", Tags })).status).toBe(200);
});
