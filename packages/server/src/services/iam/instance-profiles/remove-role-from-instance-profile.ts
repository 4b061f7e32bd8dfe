import { instanceProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noSuchEntity, requireInstanceProfile, requireRole } from "../find-entity.ts";
import { requireOwn } from "../roles/service-role.ts";
import { instanceProfileTarget } from "../targets.ts";

export const removeRoleFromInstanceProfile = operation("iam", "RemoveRoleFromInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName, RoleName }, { account }) {
    const { roleId, ...rest } = requireInstanceProfile(account, InstanceProfileName);
    const role = requireRole(account, RoleName);
    requireOwn(role);
    if (roleId !== role.id) {
      throw noSuchEntity(
        `Role ${RoleName} cannot be found in instance profile ${InstanceProfileName}.`,
      );
    }
    account.put(instanceProfiles, rest);
    return {};
  },
});
