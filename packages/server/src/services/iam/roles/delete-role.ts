import { instanceProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { deleteConflict } from "../delete-conflict.ts";
import { requireRole } from "../find-entity.ts";
import { removeRole } from "../remove-principal.ts";
import { roleTarget } from "../targets.ts";
import { boundaryOfRole } from "./boundary-of-role.ts";
import { requireOwn } from "./service-role.ts";

export const deleteRole = operation("iam", "DeleteRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  context: ({ RoleName }, scope) => boundaryOfRole(scope, RoleName),
  run({ RoleName }, { account }) {
    const role = requireRole(account, RoleName);
    requireOwn(role);
    if (account.find(instanceProfiles, "role", role.id).length > 0) {
      throw deleteConflict("Cannot delete entity, must remove roles from instance profile first.");
    }
    if (role.attachedPolicies.length > 0)
      throw deleteConflict("Cannot delete entity, must detach all policies first.");
    if (role.inlinePolicies.length > 0)
      throw deleteConflict("Cannot delete entity, must delete policies first.");
    removeRole(account, role);
    return {};
  },
});
