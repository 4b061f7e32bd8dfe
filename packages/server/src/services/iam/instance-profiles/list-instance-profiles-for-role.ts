import { instanceProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { wireInstanceProfile } from "../entity-answers.ts";
import { requireRole } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { roleTarget } from "../targets.ts";

export const listInstanceProfilesForRole = operation("iam", "ListInstanceProfilesForRole", {
  access: "read",
  resource: ({ RoleName }, scope) => roleTarget(scope, RoleName),
  run({ RoleName, ...request }, scope) {
    const role = requireRole(scope.account, RoleName);
    const { items, end } = pageOfList(
      request,
      scope.account.find(instanceProfiles, "role", role.id),
    );
    return {
      InstanceProfiles: items.map((profile) => wireInstanceProfile(scope, profile)),
      ...end,
    };
  },
});
