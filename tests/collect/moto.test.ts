import {
  AddUserToGroupCommand,
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import {
  CreateGroupCommand as CreateCenterGroupCommand,
  CreateUserCommand as CreateCenterUserCommand,
  CreateGroupMembershipCommand,
  IdentitystoreClient,
} from "@aws-sdk/client-identitystore";
import {
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import {
  AttachManagedPolicyToPermissionSetCommand,
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  ListInstancesCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
  type SSOAdminClientConfig,
} from "@aws-sdk/client-sso-admin";
import { type AccountSnapshot, collectSnapshot, type Snapshot } from "@ostiary/practices";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startMoto } from "../../bench/peers/moto.ts";
import type { RunningPeer } from "../../bench/peers/peer.ts";
import { allow, document } from "../made-entities.ts";
import { answeringProxy } from "./answering-proxy.ts";

let moto: RunningPeer;
let proxy: Awaited<ReturnType<typeof answeringProxy>>;
let snapshot: Snapshot;
let account: AccountSnapshot;

const accountId = "123456789012";

/** What moto does not serve, as AWS answers. */
const missing: Readonly<Record<string, object>> = {
  ListAccountsForProvisionedPermissionSet: { AccountIds: [accountId] },
  GetPermissionsBoundaryForPermissionSet: {
    PermissionsBoundary: { CustomerManagedPolicyReference: { Name: "edge", Path: "/team/" } },
  },
};

const inline = document(allow("s3:GetObject", { Resource: "arn:aws:s3:::a%20b/*" }));

async function fill(iam: IAMClient): Promise<void> {
  const UserName = "ana";
  const GroupName = "team";
  await iam.send(new CreateUserCommand({ UserName, Path: "/team/" }));
  await iam.send(new CreateGroupCommand({ GroupName }));
  await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument: inline }));
  await iam.send(new CreateAccessKeyCommand({ UserName }));
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: "Correct horse 9!" }));
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: "p", PolicyDocument: document(allow("ec2:*")) }),
  );
  await iam.send(
    new CreateRoleCommand({
      RoleName: "r",
      AssumeRolePolicyDocument: document({
        Effect: "Allow",
        Principal: { Service: "ec2.amazonaws.com" },
        Action: "sts:AssumeRole",
      }),
    }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName: "r", PolicyArn: Policy?.Arn }));
}

/** An identity center with a permission set that a group has. */
async function fillCenter(target: SSOAdminClientConfig): Promise<void> {
  const admin = new SSOAdminClient(target);
  const store = new IdentitystoreClient(target);
  const { Instances: [instance] = [] } = await admin.send(new ListInstancesCommand({}));
  const { InstanceArn, IdentityStoreId } = instance ?? {};
  const { UserId } = await store.send(
    new CreateCenterUserCommand({
      IdentityStoreId,
      UserName: "bob",
      DisplayName: "Bob",
      Name: { GivenName: "Bob", FamilyName: "B" },
    }),
  );
  const { GroupId } = await store.send(
    new CreateCenterGroupCommand({ IdentityStoreId, DisplayName: "engineers" }),
  );
  await store.send(
    new CreateGroupMembershipCommand({
      IdentityStoreId,
      GroupId,
      MemberId: { UserId: UserId ?? "" },
    }),
  );
  const { PermissionSet } = await admin.send(
    new CreatePermissionSetCommand({ InstanceArn, Name: "Engineer", SessionDuration: "PT1H" }),
  );
  const set = { InstanceArn, PermissionSetArn: PermissionSet?.PermissionSetArn };
  await admin.send(new PutInlinePolicyToPermissionSetCommand({ ...set, InlinePolicy: inline }));
  await admin.send(
    new AttachManagedPolicyToPermissionSetCommand({
      ...set,
      ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    }),
  );
  await admin.send(
    new CreateAccountAssignmentCommand({
      ...set,
      TargetId: accountId,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: GroupId,
    }),
  );
}

beforeAll(async () => {
  moto = await startMoto();
  const target = { endpoint: moto.endpoint, region: "us-east-1", credentials: moto.operator };
  const organizations = new OrganizationsClient(target);
  await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
  await organizations.send(
    new CreateOrganizationalUnitCommand({ ParentId: root?.Id, Name: "workloads" }),
  );
  await fill(new IAMClient(target));
  await fillCenter(target);
  proxy = await answeringProxy(moto.endpoint, {
    answer: ({ operation }) => missing[operation.slice(operation.lastIndexOf(".") + 1)],
  });
  snapshot = await collectSnapshot({ ...target, endpoint: proxy.endpoint });
  const [first] = snapshot.accounts;
  if (first === undefined) throw new Error("There is no account.");
  account = first;
}, 300_000);
afterAll(async () => {
  await proxy?.stop();
  await moto?.stop();
});

test("moto's users, groups, roles and policies are collected by the same calls", () => {
  expect(account.id).toBe(accountId);
  expect(account.users).toMatchObject([
    {
      arn: `arn:aws:iam::${accountId}:user/team/ana`,
      groups: ["team"],
      inlinePolicies: [{ name: "own", document: inline }],
      credentials: { accessKeys: [{ active: true }], mfaDevices: [] },
    },
  ]);
  expect(account.users[0]?.credentials.password).toBeTruthy();
  expect(account.roles.find(({ name }) => name === "r")?.attachedPolicies).toHaveLength(1);
  expect(account.policies).toMatchObject([{ name: "p", versions: [{ isDefault: true }] }]);
});

test("moto's organization is collected", () => {
  expect(snapshot.organization).toMatchObject({ managementAccount: accountId, featureSet: "ALL" });
  expect(snapshot.organization?.units.map(({ name }) => name).sort()).toEqual([
    "Root",
    "workloads",
  ]);
});

test("moto's Identity Center is collected, with who is assigned what", () => {
  const { permissionSets, assignments, users, groups } =
    snapshot.organization?.identityCenter ?? {};
  expect(permissionSets).toEqual([
    {
      arn: expect.stringContaining("/ps-"),
      name: "Engineer",
      sessionDuration: "PT1H",
      inlinePolicy: inline,
      permissionsBoundary: "/team/edge",
      managedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
      customerManagedPolicies: [],
    },
  ]);
  expect(users).toEqual([{ id: expect.any(String), name: "bob" }]);
  expect(groups).toEqual([
    { id: expect.any(String), name: "engineers", members: users?.map(({ id }) => id) },
  ]);
  expect(assignments).toEqual([
    {
      account: accountId,
      permissionSet: permissionSets?.[0]?.arn,
      principalType: "GROUP",
      principalId: groups?.[0]?.id,
    },
  ]);
});

test("what moto does not serve is a gap", () => {
  const coverage = { ...snapshot.organization?.coverage, ...account.coverage };
  const gaps = Object.entries(coverage).filter(([, { state }]) => state !== "complete");
  expect(gaps.map(([input]) => input).sort()).toEqual([
    "activity",
    "analyzers",
    "last-accessed",
    "resource-policies",
    "root-features",
    "service-specific-credentials",
  ]);
  for (const [, gap] of gaps) {
    const reason = expect.stringMatching(/answered as AWS never does|not served/);
    expect(gap).toEqual({ state: "absent", reason });
  }
});
