import { groups } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { wireGroup } from "../entity-answers.ts";
import { requireUser } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { userTarget } from "../targets.ts";

export const listGroupsForUser = operation("iam", "ListGroupsForUser", {
  access: "read",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, ...request }, scope) {
    const user = requireUser(scope.account, UserName);
    const joined = user.groups
      .map((id) => scope.account.get(groups, id))
      .filter((group) => group !== undefined);
    const { items, end } = pageOfList(request, joined);
    return { Groups: items.map((group) => wireGroup(scope, group)), ...end };
  },
});
