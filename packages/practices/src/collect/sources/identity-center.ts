import {
  ListGroupMembershipsCommand,
  ListGroupsCommand,
  ListUsersCommand,
} from "@aws-sdk/client-identitystore";
import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
} from "@aws-sdk/client-sso-admin";
import {
  type Answer,
  answersIn,
  isAnswer,
  known,
  permissionSetBoundaryOf,
  permissionSetOf,
  textOf,
  textsIn,
} from "../../answers/index.ts";
import { draftOrganization } from "../../draft/index.ts";
import type { AssignmentSnapshot, PermissionSetSnapshot } from "../../snapshot/index.ts";
import type { Asking } from "../asking.ts";
import { forEach, type Session, type Source } from "../source.ts";

interface Instance {
  readonly InstanceArn: string;
  readonly identityStore: string | undefined;
}

async function everyItem(
  pages: AsyncGenerator<Answer>,
  member: string,
): Promise<readonly Answer[]> {
  const found: Answer[] = [];
  for await (const page of pages) found.push(...answersIn(page[member]));
  return found;
}

async function everyText(
  pages: AsyncGenerator<Answer>,
  member: string,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const page of pages) found.push(...textsIn(page[member]));
  return found;
}

async function permissionSet(
  { clients: { ssoAdmin } }: Session,
  asking: Asking,
  set: { InstanceArn: string; PermissionSetArn: string },
): Promise<PermissionSetSnapshot> {
  const described = await asking.ask("sso:DescribePermissionSet", (options) =>
    ssoAdmin.send(new DescribePermissionSetCommand(set), options),
  );
  const inline = await asking.ask("sso:GetInlinePolicyForPermissionSet", (options) =>
    ssoAdmin.send(new GetInlinePolicyForPermissionSetCommand(set), options),
  );
  const boundary = await asking.ask(
    "sso:GetPermissionsBoundaryForPermissionSet",
    (options) => ssoAdmin.send(new GetPermissionsBoundaryForPermissionSetCommand(set), options),
    { ResourceNotFoundException: {} },
  );
  const managed = await everyItem(
    asking.pages("sso:ListManagedPoliciesInPermissionSet", (NextToken, options) =>
      ssoAdmin.send(new ListManagedPoliciesInPermissionSetCommand({ ...set, NextToken }), options),
    ),
    "AttachedManagedPolicies",
  );
  const own = await everyItem(
    asking.pages("sso:ListCustomerManagedPolicyReferencesInPermissionSet", (NextToken, options) =>
      ssoAdmin.send(
        new ListCustomerManagedPolicyReferencesInPermissionSetCommand({ ...set, NextToken }),
        options,
      ),
    ),
    "CustomerManagedPolicyReferences",
  );
  const content = described?.["PermissionSet"];
  const inlinePolicy = textOf(inline?.["InlinePolicy"]);
  return {
    ...(isAnswer(content) ? permissionSetOf(content) : { arn: set.PermissionSetArn, name: "" }),
    ...known({
      inlinePolicy: inlinePolicy === "" ? undefined : inlinePolicy,
      permissionsBoundary: permissionSetBoundaryOf(boundary?.["PermissionsBoundary"]),
    }),
    managedPolicies: managed.flatMap(({ Arn }) => textOf(Arn) ?? []),
    customerManagedPolicies: own.map(({ Name, Path }) => ({
      name: textOf(Name) ?? "",
      path: textOf(Path) ?? "/",
    })),
  };
}

async function assignments(
  { clients: { ssoAdmin } }: Session,
  asking: Asking,
  set: { InstanceArn: string; PermissionSetArn: string },
): Promise<readonly AssignmentSnapshot[]> {
  const accounts = await everyText(
    asking.pages("sso:ListAccountsForProvisionedPermissionSet", (NextToken, options) =>
      ssoAdmin.send(
        new ListAccountsForProvisionedPermissionSetCommand({ ...set, NextToken }),
        options,
      ),
    ),
    "AccountIds",
  );
  const found = await Promise.all(
    accounts.map((AccountId) =>
      everyItem(
        asking.pages("sso:ListAccountAssignments", (NextToken, options) =>
          ssoAdmin.send(
            new ListAccountAssignmentsCommand({ ...set, AccountId, NextToken }),
            options,
          ),
        ),
        "AccountAssignments",
      ),
    ),
  );
  return found.flat().map(({ AccountId, PrincipalId, PrincipalType }) => ({
    account: textOf(AccountId) ?? "",
    permissionSet: set.PermissionSetArn,
    principalType: PrincipalType === "GROUP" ? "GROUP" : "USER",
    principalId: textOf(PrincipalId) ?? "",
  }));
}

async function directory(session: Session, asking: Asking, IdentityStoreId: string) {
  const { identityStore } = session.clients;
  const users = await everyItem(
    asking.pages("identitystore:ListUsers", (NextToken, options) =>
      identityStore.send(new ListUsersCommand({ IdentityStoreId, NextToken }), options),
    ),
    "Users",
  );
  const groups = await everyItem(
    asking.pages("identitystore:ListGroups", (NextToken, options) =>
      identityStore.send(new ListGroupsCommand({ IdentityStoreId, NextToken }), options),
    ),
    "Groups",
  );
  const withMembers = groups.map(async ({ GroupId, DisplayName }) => {
    const memberships = await everyItem(
      asking.pages("identitystore:ListGroupMemberships", (NextToken, options) =>
        identityStore.send(
          new ListGroupMembershipsCommand({ IdentityStoreId, GroupId: textOf(GroupId), NextToken }),
          options,
        ),
      ),
      "GroupMemberships",
    );
    const members = memberships.flatMap(({ MemberId }) =>
      isAnswer(MemberId) ? (textOf(MemberId["UserId"]) ?? []) : [],
    );
    return { id: textOf(GroupId) ?? "", name: textOf(DisplayName) ?? "", members };
  });
  return {
    users: users.map(({ UserId, UserName }) => ({
      id: textOf(UserId) ?? "",
      name: textOf(UserName) ?? "",
    })),
    groups: await Promise.all(withMembers),
  };
}

async function instance({ clients }: Session, asking: Asking): Promise<Instance | undefined> {
  const pages = asking.pages("sso:ListInstances", (NextToken, options) =>
    clients.ssoAdmin.send(new ListInstancesCommand({ NextToken }), options),
  );
  const [first] = await everyItem(pages, "Instances");
  const InstanceArn = textOf(first?.["InstanceArn"]);
  if (InstanceArn === undefined) return undefined;
  return { InstanceArn, identityStore: textOf(first?.["IdentityStoreId"]) };
}

/** IAM Identity Center: permission sets, who is assigned them where, and its users and groups. */
export const identityCenter: Source = {
  input: "identity-center",
  actions: [
    "sso:ListInstances",
    "sso:ListPermissionSets",
    "sso:DescribePermissionSet",
    "sso:GetInlinePolicyForPermissionSet",
    "sso:GetPermissionsBoundaryForPermissionSet",
    "sso:ListManagedPoliciesInPermissionSet",
    "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
    "sso:ListAccountsForProvisionedPermissionSet",
    "sso:ListAccountAssignments",
    "identitystore:ListUsers",
    "identitystore:ListGroups",
    "identitystore:ListGroupMemberships",
  ],
  ofOrganization: true,
  async collect(session, asking) {
    const found = await instance(session, asking);
    if (found === undefined) return;
    const { InstanceArn, identityStore } = found;
    const arns = await everyText(
      asking.pages("sso:ListPermissionSets", (NextToken, options) =>
        session.clients.ssoAdmin.send(
          new ListPermissionSetsCommand({ InstanceArn, NextToken }),
          options,
        ),
      ),
      "PermissionSets",
    );
    const permissionSets: PermissionSetSnapshot[] = [];
    const assigned: AssignmentSnapshot[] = [];
    await forEach(session, arns, async (PermissionSetArn) => {
      const set = { InstanceArn, PermissionSetArn };
      permissionSets.push(await permissionSet(session, asking, set));
      assigned.push(...(await assignments(session, asking, set)));
    });
    draftOrganization(session.snapshot).identityCenter = {
      instance: InstanceArn,
      permissionSets,
      assignments: assigned,
      ...(identityStore === undefined ? {} : await directory(session, asking, identityStore)),
    };
  },
};
