import { operation } from "../../../operation.ts";
import { requireInstanceProfile } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { wireTags } from "../tags.ts";
import { instanceProfileTarget } from "../targets.ts";

export const listInstanceProfileTags = operation("iam", "ListInstanceProfileTags", {
  access: "read",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  run({ InstanceProfileName, ...request }, { account }) {
    const { items, end } = pageOfList(
      request,
      requireInstanceProfile(account, InstanceProfileName).tags,
    );
    return { Tags: wireTags(items), ...end };
  },
});
