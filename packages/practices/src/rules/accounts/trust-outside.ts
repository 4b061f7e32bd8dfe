import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { placeOf } from "../../model/read-policy.ts";
import { allowing, trustedBy } from "../../model/trusted.ts";

/** Roles that accounts outside the organization may assume. */
export const trustOutside = accountRule({
  id: "06.trust-outside",
  practice: 6,
  title: "A role trusts an account outside the organization",
  severity: "high",
  rationale:
    "What that account's administrators do with its users is theirs to decide; each of them may be in this role tomorrow.",
  remedy:
    "Take the trust away, or name the one role there that needs it and ask for an external id.",
  needs: ["authorization-details", "organization"],
  *check({ account, model, snapshot }) {
    const { organization } = snapshot;
    const own = new Set([account.id, ...(organization?.accounts ?? []).map(({ id }) => id)]);
    for (const role of model.roles) {
      for (const statement of allowing(role.trust.policy?.statements)) {
        const outside = trustedBy(statement).accounts.filter((id) => !own.has(id));
        if (outside.length === 0) continue;
        yield {
          subject: roleSubject(role),
          part: outside.join(","),
          message: `The role ${role.name} trusts ${outside.join(", ")}, outside ${organization === undefined ? "the account" : "the organization"}.`,
          evidence: [{ kind: "statement", statement: placeOf(role.trust, statement) }],
        };
      }
    }
  },
});
