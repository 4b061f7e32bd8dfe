import { instanceProfiles } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireInstanceProfile, requireRole } from "../find-entity.ts";
import { instanceProfileTarget, roleTarget } from "../targets.ts";

export const addRoleToInstanceProfile = operation("iam", "AddRoleToInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  also: ({ RoleName }, scope) => [
    {
      action: "iam:PassRole",
      target: roleTarget(scope, RoleName),
      context: { "iam:PassedToService": "ec2.amazonaws.com" },
    },
  ],
  run({ InstanceProfileName, RoleName }, { account }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    const role = requireRole(account, RoleName);
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
