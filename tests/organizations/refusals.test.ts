import { organizationQuotas } from "@ostiary/directory";
import { afterAll, beforeAll, expect, test } from "vitest";
import { madeAccount, memberSettings } from "../made-account.ts";
import type { Input } from "../operations/raw-call.ts";
import { rawCall } from "../operations/raw-call.ts";
import { makeWorld, type World } from "../operations/world.ts";
import { type TestServer, testServer } from "../running-server.ts";

let running: TestServer;
let world: World;

beforeAll(async () => {
  running = await testServer();
  world = await makeWorld(running);
});
afterAll(async () => {
  await world.stop();
  await running.stop();
});

/** A call of the management account that Organizations refuses: what has to be there first, and the words of the refusal. */
interface Refusal {
  readonly title: string;
  readonly operation: string;
  readonly input: (world: World) => Input | Promise<Input>;
  readonly code: string;
  readonly reason?: string;
  readonly message: string;
}

const missing = (operation: string, input: Input, what: string, message: string): Refusal => ({
  title: `${operation} of a ${what} that is not there`,
  operation,
  async input(world) {
    await world.organization.begin();
    return input;
  },
  code: `${what}NotFoundException`,
  message,
});

const violation = (
  title: string,
  operation: string,
  reason: string,
  message: string,
  input: Refusal["input"],
): Refusal => ({
  title,
  operation,
  input,
  code: "ConstraintViolationException",
  reason,
  message,
});

const noUnit = "ou-none-12345678";
const noAccount = "999999999999";
const noPolicy = "p-12345678";
const scp = "SERVICE_CONTROL_POLICY";
const noParent = "You specified parent that doesn't exist.";
const noTarget = "You specified a target that doesn't exist.";
const noSuchAccount = "You specified an account that doesn't exist.";
const noSuchPolicy = "You specified a policy that doesn't exist.";

const refusals: readonly Refusal[] = [
  missing("CreateOrganizationalUnit", { ParentId: noUnit, Name: "x" }, "Parent", noParent),
  missing("ListChildren", { ParentId: noUnit, ChildType: "ACCOUNT" }, "Parent", noParent),
  missing("ListAccountsForParent", { ParentId: noUnit }, "Parent", noParent),
  missing(
    "DescribeOrganizationalUnit",
    { OrganizationalUnitId: noUnit },
    "OrganizationalUnit",
    "You specified an organizational unit that doesn't exist.",
  ),
  missing("ListParents", { ChildId: noUnit }, "Child", "You specified a child that doesn't exist."),
  missing("DescribeAccount", { AccountId: noAccount }, "Account", noSuchAccount),
  missing("CloseAccount", { AccountId: noAccount }, "Account", noSuchAccount),
  missing("DescribePolicy", { PolicyId: noPolicy }, "Policy", noSuchPolicy),
  missing("DeletePolicy", { PolicyId: noPolicy }, "Policy", noSuchPolicy),
  missing("ListPoliciesForTarget", { TargetId: noUnit, Filter: scp }, "Target", noTarget),
  missing("TagResource", { ResourceId: noPolicy, Tags: [] }, "Target", noTarget),
  missing(
    "EnablePolicyType",
    { RootId: "r-none", PolicyType: scp },
    "Root",
    "You specified a root that doesn't exist.",
  ),
  missing(
    "AcceptHandshake",
    { HandshakeId: "h-12345678" },
    "Handshake",
    "You specified a handshake that doesn't exist.",
  ),
  missing(
    "DescribeResponsibilityTransfer",
    { Id: "rt-12345678" },
    "ResponsibilityTransfer",
    "You specified a responsibility transfer that doesn't exist.",
  ),
  {
    title: "a second organization",
    operation: "CreateOrganization",
    async input(world) {
      await world.organization.begin();
      return {};
    },
    code: "AlreadyInOrganizationException",
    message: "The provided account is already a member of an organization.",
  },
  {
    title: "the end of an organization that has members",
    operation: "DeleteOrganization",
    async input(world) {
      await world.organization.member();
      return {};
    },
    code: "OrganizationNotEmptyException",
    message:
      "To delete an organization you must first remove all member accounts (except the master).",
  },
  {
    title: "a unit with the name of its sibling",
    operation: "CreateOrganizationalUnit",
    async input(world) {
      await world.organization.unit({ Name: "Twin" });
      return { ParentId: world.organization.rootId, Name: "Twin" };
    },
    code: "DuplicateOrganizationalUnitException",
    message: "An OU with the same name already exists.",
  },
  {
    title: "the end of a unit with a unit in it",
    operation: "DeleteOrganizationalUnit",
    async input(world) {
      const OrganizationalUnitId = await world.organization.unit();
      await world.organization.unit({ ParentId: OrganizationalUnitId });
      return { OrganizationalUnitId };
    },
    code: "OrganizationalUnitNotEmptyException",
    message:
      "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.",
  },
  violation(
    "a unit below the fifth",
    "CreateOrganizationalUnit",
    "OU_DEPTH_LIMIT_EXCEEDED",
    "You have exceeded the maximum nesting level of organizational units.",
    async (world) => {
      let ParentId = await world.organization.unit();
      for (let depth = 1; depth < organizationQuotas.unitDepth; depth += 1) {
        ParentId = await world.organization.unit({ ParentId });
      }
      return { ParentId, Name: "sixth" };
    },
  ),
  {
    title: "a move to where the account is",
    operation: "MoveAccount",
    input: async (world) => ({
      AccountId: await world.organization.member(),
      SourceParentId: world.organization.rootId,
      DestinationParentId: world.organization.rootId,
    }),
    code: "DuplicateAccountException",
    message: "That account is already present in the specified destination.",
  },
  {
    title: "a move to where nothing is",
    operation: "MoveAccount",
    input: async (world) => ({
      AccountId: await world.organization.member(),
      SourceParentId: world.organization.rootId,
      DestinationParentId: noUnit,
    }),
    code: "DestinationParentNotFoundException",
    message: "You specified a destination parent that doesn't exist.",
  },
  {
    title: "a move from where the account is not",
    operation: "MoveAccount",
    input: async (world) => ({
      AccountId: await world.organization.member(),
      SourceParentId: await world.organization.unit(),
      DestinationParentId: await world.organization.unit(),
    }),
    code: "AccountNotFoundException",
    message: noSuchAccount,
  },
  violation(
    "the closure of the management account",
    "CloseAccount",
    "CANNOT_CLOSE_MANAGEMENT_ACCOUNT",
    "You attempted to close the management account.",
    async (world) => {
      await world.organization.begin();
      return { AccountId: world.accountId };
    },
  ),
  {
    title: "the closure of a closed account",
    operation: "CloseAccount",
    async input(world) {
      const AccountId = await world.organization.member();
      await world.organization.operate("CloseAccount", { AccountId });
      return { AccountId };
    },
    code: "AccountAlreadyClosedException",
    message: "The provided account is already closed.",
  },
  violation(
    "the removal of an account that was just made",
    "RemoveAccountFromOrganization",
    "WAIT_PERIOD_ACTIVE",
    "This operation requires a wait period.  Try again later.",
    async (world) => ({ AccountId: await world.organization.member() }),
  ),
  violation(
    "the removal of a delegated administrator",
    "RemoveAccountFromOrganization",
    "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
    "You cannot remove an account that is registered as a delegated administrator for a service.",
    async (world) => {
      const AccountId = await world.organization.member();
      const ServicePrincipal = "ssm.amazonaws.com";
      await world.organization.operate("EnableAWSServiceAccess", { ServicePrincipal });
      const own = { AccountId, ServicePrincipal };
      await world.organization.operate("RegisterDelegatedAdministrator", own);
      return { AccountId };
    },
  ),
  violation(
    "the delegation to the management account",
    "RegisterDelegatedAdministrator",
    "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
    "You cannot register master account/yourself as delegated administrator for your organization.",
    async (world) => {
      await world.organization.begin();
      return { AccountId: world.accountId, ServicePrincipal: "ssm.amazonaws.com" };
    },
  ),
  violation(
    "the delegation of a service that is not trusted",
    "RegisterDelegatedAdministrator",
    "SERVICE_ACCESS_NOT_ENABLED",
    "You attempted to register a delegated administrator before you enabled service access.",
    async (world) => ({
      AccountId: await world.organization.member(),
      ServicePrincipal: "fms.amazonaws.com",
    }),
  ),
  {
    title: "trust in a service that there is not",
    operation: "EnableAWSServiceAccess",
    async input(world) {
      await world.organization.begin();
      return { ServicePrincipal: "nothing.amazonaws.com" };
    },
    code: "InvalidInputException",
    reason: "UNRECOGNIZED_SERVICE_PRINCIPAL",
    message: "You specified an unrecognized service principal.",
  },
  {
    title: "an account that administers nothing",
    operation: "ListDelegatedServicesForAccount",
    input: async (world) => ({ AccountId: await world.organization.member() }),
    code: "AccountNotRegisteredException",
    message:
      "The provided account is not a registered delegated administrator for your organization.",
  },
  {
    title: "a policy with the name of another of its type",
    operation: "CreatePolicy",
    async input(world) {
      await world.organization.policy({ Name: "Same" });
      return { Name: "Same", Type: scp, Description: "", Content: deny };
    },
    code: "DuplicatePolicyException",
    message: "A policy with the same name already exists.",
  },
  {
    title: "a policy that is no policy",
    operation: "CreatePolicy",
    async input(world) {
      await world.organization.begin();
      return { Name: "None", Type: scp, Description: "", Content: "{}" };
    },
    code: "MalformedPolicyDocumentException",
    message:
      "The provided policy document does not meet the requirements of the specified policy type.",
  },
  {
    title: "a tag policy that is none",
    operation: "CreatePolicy",
    async input(world) {
      await world.organization.begin();
      const Content = JSON.stringify({ tags: { team: { tag_key: "team" } } });
      return { Name: "None", Type: "TAG_POLICY", Description: "", Content };
    },
    code: "MalformedPolicyDocumentException",
    message:
      "The provided policy document does not meet the requirements of the specified policy type.",
  },
  violation(
    "a policy that is too large",
    "CreatePolicy",
    "POLICY_CONTENT_LIMIT_EXCEEDED",
    "You have exceeded the maximum policy size.",
    async (world) => {
      await world.organization.begin();
      return { Name: "Large", Type: scp, Description: "", Content: deny + " ".repeat(5_120) };
    },
  ),
  {
    title: "a change of a policy of AWS's",
    operation: "UpdatePolicy",
    async input(world) {
      await world.organization.begin();
      return { PolicyId: "p-FullAWSAccess", Description: "other" };
    },
    code: "InvalidInputException",
    reason: "IMMUTABLE_POLICY",
    message: "You specified a policy that is managed by AWS and can't be modified.",
  },
  {
    title: "the end of a policy that is attached",
    operation: "DeletePolicy",
    async input(world) {
      const PolicyId = await world.organization.policy();
      const TargetId = await world.organization.unit();
      await world.organization.operate("AttachPolicy", { PolicyId, TargetId });
      return { PolicyId };
    },
    code: "PolicyInUseException",
    message:
      "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.",
  },
  {
    title: "an attachment that is there",
    operation: "AttachPolicy",
    async input(world) {
      await world.organization.enable(scp);
      return { PolicyId: "p-FullAWSAccess", TargetId: await world.organization.unit() };
    },
    code: "DuplicatePolicyAttachmentException",
    message: "A policy with the specified name and type already exists.",
  },
  violation(
    "more policies than a target may have",
    "AttachPolicy",
    "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    "You have attached the maximum number of policies of this type to the target.",
    async (world) => {
      const TargetId = await world.organization.unit();
      for (let more = 1; more < 5; more += 1) {
        const PolicyId = await world.organization.policy();
        await world.organization.operate("AttachPolicy", { PolicyId, TargetId });
      }
      return { PolicyId: await world.organization.policy(), TargetId };
    },
  ),
  {
    title: "the attachment of a type that is not enabled",
    operation: "AttachPolicy",
    async input(world) {
      const PolicyId = await world.organization.policy();
      await world.organization.disable(scp);
      return { PolicyId, TargetId: world.organization.rootId };
    },
    code: "PolicyTypeNotEnabledException",
    message: "This operation can be performed only for enabled policy types.",
  },
  violation(
    "the detachment of the last policy",
    "DetachPolicy",
    "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    "You cannot remove the last policy of this type from the target.",
    async (world) => {
      await world.organization.enable(scp);
      return { PolicyId: "p-FullAWSAccess", TargetId: await world.organization.unit() };
    },
  ),
  {
    title: "the detachment of full access to resources",
    operation: "DetachPolicy",
    async input(world) {
      await world.organization.enable("RESOURCE_CONTROL_POLICY");
      return { PolicyId: "p-RCPFullAWSAccess", TargetId: world.organization.rootId };
    },
    code: "InvalidInputException",
    reason: "NON_DETACHABLE_POLICY",
    message: "You can't detach this AWS Managed Policy.",
  },
  {
    title: "the detachment of what is not attached",
    operation: "DetachPolicy",
    input: async (world) => ({
      PolicyId: await world.organization.policy(),
      TargetId: await world.organization.unit(),
    }),
    code: "PolicyNotAttachedException",
    message: "The policy isn't attached to the specified target in the specified root.",
  },
  {
    title: "a type that is enabled",
    operation: "EnablePolicyType",
    async input(world) {
      await world.organization.enable(scp);
      return { RootId: world.organization.rootId, PolicyType: scp };
    },
    code: "PolicyTypeAlreadyEnabledException",
    message: "The specified policy type is already enabled.",
  },
  violation(
    "a type where only bills are shared",
    "EnablePolicyType",
    "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
    "This operation requires that the organization be configured to support all features.",
    async (world) => {
      await world.organization.end();
      await world.organization.operate("CreateOrganization", {
        FeatureSet: "CONSOLIDATED_BILLING",
      });
      return { RootId: world.organization.rootId, PolicyType: scp };
    },
  ),
  {
    title: "an effective policy where there is none",
    operation: "DescribeEffectivePolicy",
    async input(world) {
      await world.organization.end();
      return { PolicyType: "BACKUP_POLICY", TargetId: await world.organization.member() };
    },
    code: "EffectivePolicyNotFoundException",
    message: "You specified an effective policy that doesn't exist.",
  },
  {
    title: "the delegation of what can't be delegated",
    operation: "PutResourcePolicy",
    async input(world) {
      await world.organization.begin();
      const Statement = {
        Effect: "Allow",
        Principal: { AWS: world.accountId },
        Action: "organizations:CreateAccount",
        Resource: "*",
      };
      return { Content: JSON.stringify({ Version: "2012-10-17", Statement }) };
    },
    code: "InvalidInputException",
    reason: "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
    message: "The resource policy has actions that can't be delegated.",
  },
  {
    title: "a tag of AWS's own",
    operation: "TagResource",
    input: async (world) => ({
      ResourceId: await world.organization.unit(),
      Tags: [{ Key: "aws:team", Value: "blue" }],
    }),
    code: "InvalidInputException",
    reason: "INVALID_SYSTEM_TAGS_PARAMETER",
    message: "You specified a tag key that is a system tag.",
  },
  {
    title: "a tag twice",
    operation: "TagResource",
    input: async (world) => ({
      ResourceId: await world.organization.unit(),
      Tags: [
        { Key: "team", Value: "blue" },
        { Key: "team", Value: "red" },
      ],
    }),
    code: "InvalidInputException",
    reason: "DUPLICATE_TAG_KEY",
    message: "Tag keys must be unique among the tags attached to the same entity.",
  },
  violation(
    "more tags than fifty",
    "TagResource",
    "MAX_TAG_LIMIT_EXCEEDED",
    "You have exceeded the number of tags allowed on this resource.",
    async (world) => {
      const ResourceId = await world.organization.unit();
      await world.organization.operate("TagResource", { ResourceId, Tags: numbered(50) });
      return { ResourceId, Tags: [{ Key: "more", Value: "" }] };
    },
  ),
  {
    title: "an invitation of an account that is a member",
    operation: "InviteAccountToOrganization",
    input: async (world) => ({
      Target: { Id: await world.organization.member(), Type: "ACCOUNT" },
    }),
    code: "HandshakeConstraintViolationException",
    reason: "ALREADY_IN_AN_ORGANIZATION",
    message: "You can't invite an account that is already a member of an organization.",
  },
  {
    title: "a second invitation",
    operation: "InviteAccountToOrganization",
    async input(world) {
      await world.organization.begin();
      const Target = { Id: (await world.organization.foreign()).accountId, Type: "ACCOUNT" };
      await world.organization.operate("InviteAccountToOrganization", { Target });
      return { Target };
    },
    code: "DuplicateHandshakeException",
    message: "A handshake with the same action and target already exists.",
  },
  {
    title: "an invitation of an organization",
    operation: "InviteAccountToOrganization",
    async input(world) {
      await world.organization.begin();
      return { Target: { Id: world.organization.id, Type: "ORGANIZATION" } };
    },
    code: "InvalidInputException",
    reason: "INVALID_PARTY_TYPE_TARGET",
    message: "You specified the wrong type of entity (account, organization, or email) as a party.",
  },
  {
    title: "all features where there are all",
    operation: "EnableAllFeatures",
    async input(world) {
      await world.organization.end();
      await world.organization.begin();
      return {};
    },
    code: "HandshakeConstraintViolationException",
    reason: "ORGANIZATION_ALREADY_HAS_ALL_FEATURES",
    message:
      "The handshake request is invalid because the organization has already enabled all features.",
  },
  {
    title: "a handshake that was canceled",
    operation: "CancelHandshake",
    async input(world) {
      const HandshakeId = await world.organization.invite();
      await world.organization.operate("CancelHandshake", { HandshakeId });
      return { HandshakeId };
    },
    code: "HandshakeAlreadyInStateException",
    message: "The specified handshake is already in the requested state.",
  },
  {
    title: "two filters",
    operation: "ListHandshakesForOrganization",
    async input(world) {
      await world.organization.begin();
      return { Filter: { ActionType: "INVITE", ParentHandshakeId: "h-12345678" } };
    },
    code: "InvalidInputException",
    reason: "MAX_LIMIT_EXCEEDED_FILTER",
    message: "You can specify only one filter parameter for the operation.",
  },
  {
    title: "a token that was not given",
    operation: "ListAccounts",
    async input(world) {
      await world.organization.begin();
      return { NextToken: "???" };
    },
    code: "InvalidInputException",
    reason: "INVALID_NEXT_TOKEN",
    message: "You provided an invalid NextToken value.",
  },
  {
    title: "the withdrawal from a transfer that was not accepted",
    operation: "TerminateResponsibilityTransfer",
    input: async (world) => ({ Id: await world.organization.transfer(false) }),
    code: "InvalidResponsibilityTransferTransitionException",
    message: "The responsibility transfer cannot transition to the requested state.",
  },
  {
    title: "a second withdrawal",
    operation: "TerminateResponsibilityTransfer",
    async input(world) {
      const Id = await world.organization.transfer(true);
      await world.organization.operate("TerminateResponsibilityTransfer", { Id });
      return { Id };
    },
    code: "ResponsibilityTransferAlreadyInStatusException",
    message: "The responsibility transfer is already in the status that you specified.",
  },
  violation(
    "the end of an organization whose transfer holds",
    "DeleteOrganization",
    "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
    "You cannot delete organization due to an ongoing responsibility transfer process.",
    async (world) => {
      await world.organization.end();
      await world.organization.transfer(true);
      return {};
    },
  ),
];

const deny = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Deny", Action: "s3:*", Resource: "*" },
});

const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ Key: `key${at}`, Value: "" }));

test.each(refusals)("$title is refused", async ({ operation, input, code, reason, message }) => {
  const given = await input(world);
  const before = world.state();
  const answer = await rawCall(running.operator, "organizations", operation, given);
  expect([answer.status, answer.code], answer.body).toEqual([400, code]);
  expect(answer.message).toContain(message);
  expect(JSON.parse(answer.body).Reason).toBe(reason);
  expect(world.state()).toBe(before);
});

test("an account whose e-mail address is taken is not made, as its status tells", async () => {
  await world.organization.begin();
  const own = { AccountName: "twice", Email: "twice@example.com" };
  await world.organization.operate("CreateAccount", own);
  const again = { ...own, Email: "TWICE@example.com" };
  await world.organization.operate("CreateAccount", again);
  const { CreateAccountStatuses } = await world.organization.operate("ListCreateAccountStatus", {
    States: ["FAILED"],
  });
  expect(CreateAccountStatuses).toMatchObject([
    { AccountName: "twice", State: "FAILED", FailureReason: "EMAIL_ALREADY_EXISTS" },
  ]);
});

test("nobody can act in a closed account, and its e-mail address stays taken", async () => {
  const AccountId = await world.organization.member({ Email: "closed@example.com" });
  const settings = await memberSettings(running, AccountId);
  expect((await rawCall(settings, "iam", "ListUsers", {})).status).toBe(200);
  await world.organization.operate("CloseAccount", { AccountId });
  expect(await rawCall(settings, "iam", "ListUsers", {})).toMatchObject({
    status: 403,
    code: "OptInRequired",
  });
  const { Account } = await world.organization.operate("DescribeAccount", { AccountId });
  expect(Account).toMatchObject({ Status: "SUSPENDED", State: "SUSPENDED" });
});

test("an account that was made elsewhere is no member", async () => {
  await world.organization.begin();
  const { accountId } = await madeAccount(running);
  const answer = await rawCall(running.operator, "organizations", "DescribeAccount", {
    AccountId: accountId,
  });
  expect(answer.code).toBe("AccountNotFoundException");
});
