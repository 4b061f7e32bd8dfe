import { operation } from "../../../operation.ts";
import { wireInstanceProfile } from "../entity-answers.ts";
import { requireInstanceProfile } from "../find-entity.ts";
import { instanceProfileTarget } from "../targets.ts";

export const getInstanceProfile = operation("iam", "GetInstanceProfile", {
  access: "read",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run: ({ InstanceProfileName }, scope) => ({
    InstanceProfile: wireInstanceProfile(
      scope,
      requireInstanceProfile(scope.account, InstanceProfileName),
    ),
  }),
});
