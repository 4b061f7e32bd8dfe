import { accountRule } from "../../audit/rule.ts";
import { groupSubject, roleSubject, userSubject } from "../../audit/subjects.ts";

/** Policies that lie inside a user, group or role. */
export const inlinePolicy = accountRule({
  id: "09.inline",
  practice: 9,
  title: "A policy lies inside a user, group or role",
  severity: "low",
  rationale:
    "An inline policy has no versions, cannot be used twice, and is overlooked where managed policies are reviewed.",
  remedy:
    "Make it a managed policy with the same statements, attach that, and delete the inline one.",
  needs: ["authorization-details"],
  *check({ account }) {
    const holders = [
      ...account.users.map((holder) => ({ holder, subject: userSubject(holder) })),
      ...account.groups.map((holder) => ({ holder, subject: groupSubject(holder) })),
      ...account.roles
        .filter(({ path }) => !path.startsWith("/aws-service-role/"))
        .map((holder) => ({ holder, subject: roleSubject(holder) })),
    ];
    for (const { holder, subject } of holders) {
      if (holder.inlinePolicies.length === 0) continue;
      const names = holder.inlinePolicies.map(({ name }) => name);
      yield {
        subject,
        message: `The ${subject.type} ${subject.name} has ${names.length} inline ${names.length === 1 ? "policy" : "policies"}.`,
        evidence: [{ kind: "fact", what: "inline policies", value: names.join(", ") }],
      };
    }
  },
});
