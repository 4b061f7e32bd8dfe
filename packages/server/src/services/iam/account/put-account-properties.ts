import { accounts, roles } from "@ostiary/directory";
import { operation, type Requirement, type Scope, type WriteScope } from "../../../operation.ts";
import { type LinkedService, linkedServices } from "../service-linked-roles/linked-services.ts";
import {
  newServiceLinkedRole,
  pathOfService,
} from "../service-linked-roles/new-service-linked-role.ts";
import { namespacesOf, roleManagerProperty } from "./account-properties.ts";
import { accountOf } from "./account-record.ts";

const service = "role-manager.iam.amazonaws.com";

function roleManagerService(): LinkedService {
  const linked = linkedServices.get(service);
  if (linked === undefined) throw new Error(`${service} is not among the linked services.`);
  return linked;
}

/** Turning Role Manager on takes the permission to make its role, even where the role is there. */
const roleRequirement = ({ account, arn }: Scope): Requirement => ({
  action: "iam:CreateServiceLinkedRole",
  target: {
    arn: arn.iam(account.accountId, "role", pathOfService(service), roleManagerService().roleName),
  },
  context: { "iam:AWSServiceName": service },
});

function ensureRole(scope: WriteScope): void {
  const linked = roleManagerService();
  if (scope.account.named(roles, linked.roleName) !== undefined) return;
  const role = newServiceLinkedRole(scope, service, linked, linked.roleName, undefined);
  scope.account.put(roles, role);
}

export const putAccountProperties = operation("iam", "PutAccountProperties", {
  access: "write",
  context: ({ Properties }) => ({ "iam:AccountPropertyNamespaces": namespacesOf(Properties) }),
  also: ({ Properties }, scope) =>
    Properties["RoleManager/Enabled"] === "true" ? [roleRequirement(scope)] : [],
  run({ Properties }, scope) {
    const roleManagerEnabled = roleManagerProperty(Properties);
    if (roleManagerEnabled) ensureRole(scope);
    scope.account.put(accounts, { ...accountOf(scope), roleManagerEnabled });
    return {};
  },
});
