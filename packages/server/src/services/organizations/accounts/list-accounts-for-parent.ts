import { memberAccounts } from "@ostiary/directory";
import { accountAnswer } from "../answers.ts";
import { entityTarget, requireParent } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";

export const listAccountsForParent = organizationRead("ListAccountsForParent", {
  audience: "delegates",
  resource: ({ ParentId }, { own }) => entityTarget(own, ParentId),
  run(input, { own }) {
    const { record } = requireParent(own, input.ParentId);
    const members = own.management.find(memberAccounts, "parent", record.id);
    const { items, end } = pageOfList(input, members);
    return { Accounts: items.map((member) => accountAnswer(own, member)), ...end };
  },
});
