import { serviceLinkedRoleDeletions } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noSuchEntity, requireRole } from "../find-entity.ts";
import { removeRole } from "../remove-principal.ts";
import { isServiceLinked } from "../roles/service-role.ts";
import { roleTarget } from "../targets.ts";
import { newDeletionTaskId } from "./deletion-task.ts";

export const deleteServiceLinkedRole = operation("iam", "DeleteServiceLinkedRole", {
  access: "write",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName }, { account, now }) {
    const role = requireRole(account, RoleName);
    if (!isServiceLinked(role)) {
      throw noSuchEntity(`${role.roleName} exists but is not a service role.`);
    }
    // No service here holds on to its role, so what AWS does in the background is done at once.
    removeRole(account, role);
    const id = newDeletionTaskId(role);
    account.put(serviceLinkedRoleDeletions, { id, status: "SUCCEEDED", date: now });
    return { DeletionTaskId: id };
  },
});
