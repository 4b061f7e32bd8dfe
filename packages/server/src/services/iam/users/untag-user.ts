import { users } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { removedTagKeys, withoutTags } from "../tags.ts";
import { userTarget } from "../targets.ts";

export const untagUser = operation("iam", "UntagUser", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ UserName, TagKeys }, { account }) {
    const user = requireUser(account, UserName);
    account.put(users, { ...user, tags: withoutTags(user.tags, TagKeys) });
    return {};
  },
});
