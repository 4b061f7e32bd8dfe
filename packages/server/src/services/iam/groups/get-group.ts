import { operation } from "../../../operation.ts";
import { usersOfGroup, wireGroup } from "../entity-answers.ts";
import { requireGroup } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { groupTarget } from "../targets.ts";
import { listedUser } from "../users/user-answer.ts";

export const getGroup = operation("iam", "GetGroup", {
  access: "read",
  resource: ({ GroupName }, scope) => groupTarget(scope, GroupName),
  run({ GroupName, ...request }, scope) {
    const group = requireGroup(scope.account, GroupName);
    const { items, end } = pageOfList(request, usersOfGroup(scope, group));
    return {
      Group: wireGroup(scope, group),
      Users: items.map((user) => listedUser(scope, user)),
      ...end,
    };
  },
});
