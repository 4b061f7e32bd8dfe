import {
  AttachUserPolicyCommand,
  CreateUserCommand,
  DetachUserPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListPoliciesCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillAccount } from "./clients/filled-account.ts";
import { allow, document, madeEntities } from "./made-entities.ts";
import { elementIn, type Input, rawCall } from "./operations/raw-call.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

/** Reads whose answers name ARNs of every kind. */
const reads: readonly (readonly [operation: string, input: Input])[] = [
  ["GetAccountAuthorizationDetails", { MaxItems: 1000 }],
  ["GetUser", { UserName: "user1" }],
  ["GetGroup", { GroupName: "group1" }],
  ["GetRole", { RoleName: "for-service" }],
  ["GetInstanceProfile", { InstanceProfileName: "for-service-1" }],
  ["GetServerCertificate", { ServerCertificateName: "certificate1" }],
  ["ListUsers", {}],
  ["ListGroups", {}],
  ["ListGroupsForUser", { UserName: "user1" }],
  ["ListRoles", {}],
  ["ListPolicies", { Scope: "Local" }],
  ["ListPolicies", { Scope: "AWS", MaxItems: 1000 }],
  ["ListAttachedUserPolicies", { UserName: "user1" }],
  ["ListAttachedGroupPolicies", { GroupName: "group1" }],
  ["ListAttachedRolePolicies", { RoleName: "for-service" }],
  ["ListInstanceProfiles", {}],
  ["ListInstanceProfilesForRole", { RoleName: "for-service" }],
  ["ListMFADevices", { UserName: "user1" }],
  ["ListVirtualMFADevices", {}],
  ["ListOpenIDConnectProviders", {}],
  ["ListSAMLProviders", {}],
  ["ListServerCertificates", {}],
];

const arnsIn = (text: string): readonly string[] => [
  ...new Set(decodeURIComponent(text).match(/\barn:[a-z-]+:[a-z-]+:[^<>"\s]*/g)),
];

describe.each(["aws", "aws-cn", "aws-us-gov"] as const)("the partition %s", (partition) => {
  let running: TestServer;
  let iam: IAMClient;
  let made = 0;
  const isOwn = (arn: string): boolean => arn.startsWith(`arn:${partition}:`);

  beforeAll(async () => {
    running = await testServer({ partition });
    iam = new IAMClient(running.operator);
    await fillAccount(iam, running.server.accountId, partition);
  });
  afterAll(() => running.stop());

  test.each(reads)("is in every ARN of %s %j", async (operation, input) => {
    const answer = await rawCall(running.operator, "iam", operation, input);
    expect(answer.status, answer.body).toBe(200);
    const arns = arnsIn(answer.body);
    expect(arns).not.toEqual([]);
    expect(arns.filter((arn) => !isOwn(arn))).toEqual([]);
  });

  test("is in every ARN of the audit trail", async () => {
    const answer = await rawCall(running.operator, "cloudtrail", "LookupEvents", {});
    expect(answer.status, answer.body).toBe(200);
    const arns = arnsIn(answer.body.replaceAll("\\", ""));
    expect(arns).not.toEqual([]);
    expect(arns.filter((arn) => !isOwn(arn))).toEqual([]);
  });

  /** A new user who may do what the statement says. */
  async function userWith(statement: object): Promise<ClientSettings> {
    made += 1;
    const UserName = `partition-user-${made}`;
    await iam.send(new CreateUserCommand({ UserName }));
    const PolicyDocument = document(statement);
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
    return madeEntities(running).keys(UserName);
  }

  /** Calls of STS, as who makes them, and the ARN that each answers. */
  const identities: Readonly<Record<string, () => Promise<string>>> = {
    async "the operator"() {
      const answer = await rawCall(running.operator, "sts", "GetCallerIdentity", {});
      return elementIn(answer.body, "Arn");
    },
    async "a user"() {
      const sts = new STSClient(await userWith(allow("sts:*")));
      return (await sts.send(new GetCallerIdentityCommand({}))).Arn ?? "";
    },
    async "an assumed role"() {
      const RoleArn = `arn:${partition}:iam::${running.server.accountId}:role/machines/for-account`;
      const input = { RoleArn, RoleSessionName: "one", ExternalId: "blue" };
      const answer = await rawCall(running.operator, "sts", "AssumeRole", input);
      return elementIn(answer.body, "Arn");
    },
    async "a federated user"() {
      const settings = await userWith(allow("sts:*"));
      const answer = await rawCall(settings, "sts", "GetFederationToken", { Name: "fed" });
      return elementIn(answer.body, "Arn");
    },
  };

  test.each(Object.entries(identities))("is in the ARN of %s", async (_, arnOf) => {
    expect(await arnOf()).toMatch(new RegExp(`^arn:${partition}:(iam|sts)::\\d{12}:`));
  });

  test("is what policies grant and denials name", async () => {
    const Resource = `arn:${partition}:iam::*:user/mine`;
    const own = new IAMClient(await userWith(allow("iam:CreateUser", { Resource })));
    await own.send(new CreateUserCommand({ UserName: "mine" }));
    await expect(own.send(new CreateUserCommand({ UserName: "yours" }))).rejects.toMatchObject({
      message: expect.stringContaining(`on resource: arn:${partition}:iam::`),
    });
  });

  test("has AWS's policies, which name ARNs of it, and attaches no other's", async () => {
    const PolicyArn = `arn:${partition}:iam::aws:policy/IAMFullAccess`;
    await iam.send(new CreateUserCommand({ UserName: "attached" }));
    await iam.send(new AttachUserPolicyCommand({ UserName: "attached", PolicyArn }));
    await iam.send(new DetachUserPolicyCommand({ UserName: "attached", PolicyArn }));
    const { Policies = [] } = await iam.send(new ListPoliciesCommand({ Scope: "AWS" }));
    for (const { Arn, DefaultVersionId } of Policies.slice(0, 40)) {
      const version = { PolicyArn: Arn, VersionId: DefaultVersionId };
      const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand(version));
      expect(arnsIn(PolicyVersion?.Document ?? "").filter((arn) => !isOwn(arn))).toEqual([]);
    }
    const other = partition === "aws" ? "aws-cn" : "aws";
    for (const owner of [
      "aws:policy/IAMFullAccess",
      `${running.server.accountId}:policy/audited/Everything`,
    ]) {
      const foreign = { UserName: "attached", PolicyArn: `arn:${other}:iam::${owner}` };
      await expect(iam.send(new AttachUserPolicyCommand(foreign))).rejects.toMatchObject({
        name: "NoSuchEntityException",
      });
    }
  });
});
