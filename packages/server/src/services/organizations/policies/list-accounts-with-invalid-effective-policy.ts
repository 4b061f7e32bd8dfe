import { type MemberAccount, memberAccounts } from "@ostiary/directory";
import { accountAnswer } from "../answers.ts";
import type { CallersOrganization } from "../organization-of.ts";
import { organizationRead } from "../organization-operation.ts";
import { page } from "../pagination.ts";
import { effectiveOf, policyIdsOnWay } from "./effective.ts";

type Type = Parameters<typeof policyIdsOnWay>[2];

/** The members whose effective policy has errors; what the same policies come to is worked out once. */
function* invalidAmong(
  own: CallersOrganization,
  members: Iterable<MemberAccount>,
  type: Type,
): Iterable<MemberAccount> {
  const known = new Map<string, boolean>();
  for (const member of members) {
    const levels = policyIdsOnWay(own, member, type);
    const key = JSON.stringify(levels);
    let invalid = known.get(key);
    if (invalid === undefined) {
      invalid = (effectiveOf(own, type, levels)?.errors.length ?? 0) > 0;
      known.set(key, invalid);
    }
    if (invalid) yield member;
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
