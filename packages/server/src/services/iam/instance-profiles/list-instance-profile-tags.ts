import { operation } from "../../../operation.ts";
import { requireInstanceProfile } from "../find-entity.ts";
import { pageOfTags } from "../tags.ts";
import { instanceProfileTarget } from "../targets.ts";

export const listInstanceProfileTags = operation("iam", "ListInstanceProfileTags", {
  access: "read",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName, ...request }, { account }) {
    return pageOfTags(request, requireInstanceProfile(account, InstanceProfileName).tags);
  },
});
