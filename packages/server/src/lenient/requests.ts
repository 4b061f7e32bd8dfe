import { requireGroup, requirePolicy } from "../services/iam/find-entity.ts";
import type { WireTag } from "../services/iam/tags.ts";
import { ignoringCase, withTags } from "../services/iam/tags.ts";
import { asking, type Change } from "./change.ts";

/** Refuses tag keys that differ in case only. */
function requireDistinct(tags: readonly WireTag[] | undefined): void {
  withTags([], tags, Number.MAX_SAFE_INTEGER, ignoringCase);
}

const distinctTags =
  "tag keys that differ in case only are duplicates, as they are of users and roles";

/** What is asked for otherwise than the request says; the work is that of the strict operations. */
export const requests: readonly Change[] = [
  asking("iam", "CreatePolicy", distinctTags, (input) => {
    requireDistinct(input.Tags);
    return input;
  }),
  asking("iam", "TagPolicy", distinctTags, (input) => {
    requireDistinct(input.Tags);
    return input;
  }),
  asking(
    "iam",
    "CreateOpenIDConnectProvider",
    "the query of a URL is left out",
    ({ Url, ...input }) => ({ ...input, Url: Url.replace(/\?.*$/s, "") }),
  ),
  asking(
    "iam",
    "RemoveUserFromGroup",
    "the group is looked for before the user",
    (input, scope) => {
      requireGroup(scope.account, input.GroupName);
      return input;
    },
  ),
  asking(
    "iam",
    "SetDefaultPolicyVersion",
    "the policy is looked for before the version",
    (input, scope) => {
      requirePolicy(scope.account, input.PolicyArn);
      return input;
    },
  ),
  asking(
    "iam",
    "ListEntitiesForPolicy",
    "the filters LocalManagedPolicy and AWSManagedPolicy let users, groups and roles through",
    ({ EntityFilter, ...input }) =>
      EntityFilter === "LocalManagedPolicy" || EntityFilter === "AWSManagedPolicy"
        ? input
        : { ...input, EntityFilter },
  ),
];
