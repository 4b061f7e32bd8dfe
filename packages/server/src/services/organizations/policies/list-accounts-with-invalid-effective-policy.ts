import { type MemberAccount, memberAccounts } from "@ostiary/directory";
import { accountAnswer } from "../answers.ts";
import type { CallersOrganization } from "../organization-of.ts";
import { organizationRead } from "../organization-operation.ts";
import { page } from "../pagination.ts";
import { effectivePolicyOf } from "./effective.ts";

type Type = Parameters<typeof effectivePolicyOf>[2];

/** The members whose effective policy has errors. */
function* invalidAmong(
  own: CallersOrganization,
  members: Iterable<MemberAccount>,
  type: Type,
): Iterable<MemberAccount> {
  for (const member of members) {
    if ((effectivePolicyOf(own, member, type)?.errors.length ?? 0) > 0) yield member;
  }
}

export const listAccountsWithInvalidEffectivePolicy = organizationRead(
  "ListAccountsWithInvalidEffectivePolicy",
  {
    audience: "delegates",
    context: ({ PolicyType }) => ({ "organizations:PolicyType": PolicyType }),
    run(input, { own }) {
      const { PolicyType } = input;
      const { items, end } = page(input, (place) =>
        invalidAmong(own, own.management.list(memberAccounts, place), PolicyType),
      );
      return { Accounts: items.map((member) => accountAnswer(own, member)), PolicyType, ...end };
    },
  },
);
