import { memberAccounts } from "@ostiary/directory";
import { accountAnswer } from "../answers.ts";
import { organizationRead } from "../organization-operation.ts";
import { page } from "../pagination.ts";

export const listAccounts = organizationRead("ListAccounts", {
  audience: "delegates",
  run(input, { own }) {
    const { items, end } = page(input, (place) => own.management.list(memberAccounts, place));
    return { Accounts: items.map((member) => accountAnswer(own, member)), ...end };
  },
});
