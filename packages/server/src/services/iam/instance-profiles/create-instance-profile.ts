import { type InstanceProfile, instanceProfiles, uniqueId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { wireInstanceProfile } from "../entity-answers.ts";
import { requireBelowQuota } from "../quota.ts";
import { countingCase, givenTags, requestTags, tagsOnCreate, withTags } from "../tags.ts";

export const createInstanceProfile = operation("iam", "CreateInstanceProfile", {
  access: "write",
  resource: ({ Path, InstanceProfileName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "instance-profile", Path ?? "/", InstanceProfileName),
  }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Path = "/", InstanceProfileName, Tags }, { account, arn }) =>
    tagsOnCreate(
      "iam:TagInstanceProfile",
      arn.iam(account.accountId, "instance-profile", Path, InstanceProfileName),
      Tags,
    ),
  run({ Path, InstanceProfileName, Tags }, scope) {
    const { account, quotas } = scope;
    if (account.named(instanceProfiles, InstanceProfileName) !== undefined) {
      throw serviceError(
        "EntityAlreadyExists",
        `Instance Profile ${InstanceProfileName} already exists.`,
      );
    }
    requireBelowQuota(
      account.count(instanceProfiles),
      quotas,
      "InstanceProfilesQuota",
      "InstanceProfilesPerAccount",
    );
    const profile: InstanceProfile = {
      id: uniqueId("AIPA"),
      instanceProfileName: InstanceProfileName,
      path: Path ?? "/",
      createDate: scope.now,
      tags: withTags([], Tags, quotas.TagsPerResourceQuota, countingCase),
    };
    account.put(instanceProfiles, profile);
    return {
      InstanceProfile: { ...wireInstanceProfile(scope, profile), ...givenTags(profile.tags) },
    };
  },
});
