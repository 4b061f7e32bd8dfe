import { CreateUserCommand, IAMClient, ListUsersCommand } from "@aws-sdk/client-iam";
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  DetachPolicyCommand,
  EnablePolicyTypeCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { document } from "../made-entities.ts";
import { type ClientSettings, type TestServer, testServer } from "../running-server.ts";

let running: TestServer;
let organizations: OrganizationsClient;

beforeAll(async () => {
  running = await testServer();
  organizations = new OrganizationsClient(running.operator);
});
afterAll(() => running.stop());

async function member(Email: string): Promise<string> {
  const { CreateAccountStatus } = await organizations.send(
    new CreateAccountCommand({ AccountName: "member", Email }),
  );
  expect(CreateAccountStatus).toMatchObject({ State: "IN_PROGRESS", AccountName: "member" });
  const described = await organizations.send(
    new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id }),
  );
  expect(described.CreateAccountStatus).toMatchObject({ State: "SUCCEEDED" });
  return described.CreateAccountStatus?.AccountId ?? "";
}

async function administrator(accountId: string): Promise<ClientSettings> {
  const { Credentials } = await new STSClient(running.operator).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
      RoleSessionName: "one",
    }),
  );
  return running.settings({
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  });
}

test("a service control policy binds an account from the moment it is attached, or the account moved", async () => {
  await organizations.send(new CreateOrganizationCommand({}));
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const RootId = Roots?.[0]?.Id ?? "";
  const AccountId = await member("one@example.com");
  const iam = new IAMClient(await administrator(AccountId));
  await iam.send(new CreateUserCommand({ UserName: "alice" }));
  await organizations.send(
    new EnablePolicyTypeCommand({ RootId, PolicyType: "SERVICE_CONTROL_POLICY" }),
  );
  await iam.send(new ListUsersCommand({}));
  const { OrganizationalUnit } = await organizations.send(
    new CreateOrganizationalUnitCommand({ ParentId: RootId, Name: "Quarantine" }),
  );
  const unit = OrganizationalUnit?.Id ?? "";
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({
      Name: "NoUsers",
      Description: "",
      Type: "SERVICE_CONTROL_POLICY",
      Content: document({ Effect: "Deny", Action: "iam:CreateUser", Resource: "*" }),
    }),
  );
  const PolicyId = Policy?.PolicySummary?.Id ?? "";
  await organizations.send(new AttachPolicyCommand({ PolicyId, TargetId: unit }));
  await iam.send(new CreateUserCommand({ UserName: "bob" }));
  await organizations.send(
    new MoveAccountCommand({ AccountId, SourceParentId: RootId, DestinationParentId: unit }),
  );
  await expect(iam.send(new CreateUserCommand({ UserName: "carol" }))).rejects.toThrow(
    `is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${AccountId}:user/carol with an explicit deny in a service control policy: ${Policy?.PolicySummary?.Arn}`,
  );
  await iam.send(new ListUsersCommand({}));
  const full = { PolicyId: "p-FullAWSAccess", TargetId: unit };
  await organizations.send(new DetachPolicyCommand(full));
  await expect(iam.send(new ListUsersCommand({}))).rejects.toThrow(
    "because no service control policy allows the iam:ListUsers action",
  );
  await organizations.send(new AttachPolicyCommand(full));
  await iam.send(new ListUsersCommand({}));
  const { Policies } = await organizations.send(
    new ListPoliciesForTargetCommand({ TargetId: unit, Filter: "SERVICE_CONTROL_POLICY" }),
  );
  expect(Policies?.map(({ Name }) => Name).toSorted()).toEqual(["FullAWSAccess", "NoUsers"]);
});
