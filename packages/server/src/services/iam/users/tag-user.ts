import { users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { requestTags, withTags } from "../tags.ts";
import { userTarget } from "../targets.ts";

export const tagUser = operation("iam", "TagUser", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  context: ({ Tags }) => requestTags(Tags),
  run({ UserName, Tags }, { account, quotas }) {
    const user = requireUser(account, UserName);
    account.put(users, { ...user, tags: withTags(user.tags, Tags, quotas.TagsPerResourceQuota) });
    return {};
  },
});
