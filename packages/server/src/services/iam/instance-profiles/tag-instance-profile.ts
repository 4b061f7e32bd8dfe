import { instanceProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireInstanceProfile } from "../find-entity.ts";
import { countingCase, requestTags, withTags } from "../tags.ts";
import { instanceProfileTarget } from "../targets.ts";

export const tagInstanceProfile = operation("iam", "TagInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  context: ({ Tags }) => requestTags(Tags),
  run({ InstanceProfileName, Tags }, { account, quotas }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    const tags = withTags(profile.tags, Tags, quotas.TagsPerResourceQuota, countingCase);
    account.put(instanceProfiles, { ...profile, tags });
    return {};
  },
});
