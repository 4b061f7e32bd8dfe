import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { pageOfTags } from "../tags.ts";
import { userTarget } from "../targets.ts";

export const listUserTags = operation("iam", "ListUserTags", {
  access: "read",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, ...request }, { account }) {
    return pageOfTags(request, requireUser(account, UserName).tags);
  },
});
