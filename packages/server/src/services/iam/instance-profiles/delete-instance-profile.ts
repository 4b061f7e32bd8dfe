import { instanceProfiles } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireInstanceProfile } from "../find-entity.ts";
import { instanceProfileTarget } from "../targets.ts";

export const deleteInstanceProfile = operation("iam", "DeleteInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName }, { account }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    if (profile.roleId !== undefined) {
      throw serviceError(
        "DeleteConflict",
        "Cannot delete entity, must remove roles from instance profile first.",
      );
    }
    account.delete(instanceProfiles, profile.id);
    return {};
  },
});
