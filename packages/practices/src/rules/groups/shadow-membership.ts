import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Memberships whose policies the user has all the same. */
export const shadowMembership = accountRule({
  id: "02.group-shadow",
  practice: 2,
  title: "A membership adds nothing",
  severity: "low",
  rationale:
    "Taking the user out of the group would change nothing: who does so to take a permission away is mistaken.",
  remedy: "Take from the user, or from its other groups, what this group grants.",
  needs: ["authorization-details"],
  *check({ account }) {
    const groups = new Map(account.groups.map((group) => [group.name, group]));
    for (const user of account.users) {
      for (const name of user.groups) {
        const group = groups.get(name);
        if (
          group === undefined ||
          group.inlinePolicies.length > 0 ||
          group.attachedPolicies.length === 0
        )
          continue;
        const elsewhere = new Set([
          ...user.attachedPolicies,
          ...user.groups
            .filter((other) => other !== name)
            .flatMap((other) => groups.get(other)?.attachedPolicies ?? []),
        ]);
        if (!group.attachedPolicies.every((arn) => elsewhere.has(arn))) continue;
        yield {
          subject: userSubject(user),
          part: name,
          message: `${user.name} has everything that the group ${name} grants from elsewhere too.`,
          evidence: group.attachedPolicies.map((value) => ({
            kind: "fact",
            what: "policy of the group",
            value,
          })),
        };
      }
    }
  },
});
