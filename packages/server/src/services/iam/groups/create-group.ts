import { type Group, groups, uniqueId } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { wireGroup } from "../entity-answers.ts";
import { requireBelowQuota } from "../quota.ts";
import { groupExists } from "./group-exists.ts";

export const createGroup = operation("iam", "CreateGroup", {
  access: "write",
  resource: ({ Path, GroupName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "group", Path ?? "/", GroupName),
  }),
  run({ Path, GroupName }, scope) {
    const { account, quotas } = scope;
    if (account.named(groups, GroupName) !== undefined) throw groupExists(GroupName);
    requireBelowQuota(account.count(groups), quotas, "GroupsQuota", "GroupsPerAccount");
    const group: Group = {
      id: uniqueId("AGPA"),
      groupName: GroupName,
      path: Path ?? "/",
      createDate: scope.now,
      attachedPolicies: [],
      inlinePolicies: [],
    };
    account.put(groups, group);
    return { Group: wireGroup(scope, group) };
  },
});
