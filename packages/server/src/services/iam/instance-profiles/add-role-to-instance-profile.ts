import { instanceProfiles } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireInstanceProfile, requireRole } from "../find-entity.ts";
import { passRole } from "../roles/pass-role.ts";
import { requireOwn } from "../roles/service-role.ts";
import { instanceProfileTarget } from "../targets.ts";

export const addRoleToInstanceProfile = operation("iam", "AddRoleToInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  also: ({ RoleName }, scope) => [passRole(scope, RoleName, "ec2.amazonaws.com")],
  run({ InstanceProfileName, RoleName }, { account }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    const role = requireRole(account, RoleName);
    requireOwn(role);
    if (profile.roleId !== undefined) {
      throw serviceError(
        "LimitExceeded",
        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
      );
    }
    account.put(instanceProfiles, { ...profile, roleId: role.id });
    return {};
  },
});
