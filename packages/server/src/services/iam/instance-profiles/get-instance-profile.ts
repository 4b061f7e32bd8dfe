import { operation } from "../../../operation.ts";
import { wireInstanceProfile } from "../entity-answers.ts";
import { requireInstanceProfile } from "../find-entity.ts";
import { wireTags } from "../tags.ts";
import { instanceProfileTarget } from "../targets.ts";

export const getInstanceProfile = operation("iam", "GetInstanceProfile", {
  access: "read",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName }, scope) {
    const profile = requireInstanceProfile(scope.account, InstanceProfileName);
    return {
      InstanceProfile: { ...wireInstanceProfile(scope, profile), Tags: wireTags(profile.tags) },
    };
  },
});
