import { instanceProfiles } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireInstanceProfile } from "../find-entity.ts";
import { countingCase, removedTagKeys, withoutTags } from "../tags.ts";
import { instanceProfileTarget } from "../targets.ts";

export const untagInstanceProfile = operation("iam", "UntagInstanceProfile", {
  access: "write",
  resource: ({ InstanceProfileName }, scope) => instanceProfileTarget(scope, InstanceProfileName),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ InstanceProfileName, TagKeys }, { account }) {
    const profile = requireInstanceProfile(account, InstanceProfileName);
    account.put(instanceProfiles, {
      ...profile,
      tags: withoutTags(profile.tags, TagKeys, countingCase),
    });
    return {};
  },
});
