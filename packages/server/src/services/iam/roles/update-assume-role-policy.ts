import { roles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireRole } from "../find-entity.ts";
import { checkTrustPolicy, trustedAccounts } from "../roles/trust-policy.ts";
import { roleTarget } from "../targets.ts";
import { boundaryOfRole } from "./boundary-of-role.ts";
import { requireOwn } from "./service-role.ts";

export const updateAssumeRolePolicy = operation("iam", "UpdateAssumeRolePolicy", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ RoleName }, scope) => boundaryOfRole(scope, RoleName),
  accounts: ({ PolicyDocument }) => trustedAccounts(PolicyDocument),
  run({ RoleName, PolicyDocument }, scope) {
    const role = requireRole(scope.account, RoleName);
    requireOwn(role);
    const trustedIds = checkTrustPolicy(scope, PolicyDocument, "updated");
    scope.account.put(roles, { ...role, assumeRolePolicyDocument: PolicyDocument, trustedIds });
    return {};
  },
});
