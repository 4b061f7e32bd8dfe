import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { pageOfList } from "../pagination.ts";
import { wireTags } from "../tags.ts";
import { userTarget } from "../targets.ts";

export const listUserTags = operation("iam", "ListUserTags", {
  access: "read",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, ...request }, { account }) {
    const { items, end } = pageOfList(request, requireUser(account, UserName).tags);
    return { Tags: wireTags(items), ...end };
  },
});
