import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { placeOf } from "../../model/read-policy.ts";
import { allowing, asksFor, trustedBy } from "../../model/trusted.ts";

/** Roles that a third party assumes without saying for whom. */
export const noExternalId = accountRule({
  id: "06.no-external-id",
  practice: 6,
  title: "A third party's trust has no external id",
  severity: "medium",
  rationale:
    "Another customer of the third party who knows the role's ARN can have it assume the role for him (the confused deputy).",
  remedy:
    "Ask the third party for an external id, and put sts:ExternalId into the trust policy's condition.",
  needs: ["authorization-details", "organization"],
  *check({ account, model, snapshot }) {
    const own = new Set([
      account.id,
      ...(snapshot.organization?.accounts ?? []).map(({ id }) => id),
    ]);
    for (const role of model.roles) {
      for (const statement of allowing(role.trust.policy?.statements)) {
        const outside = trustedBy(statement).accounts.filter((id) => !own.has(id));
        if (outside.length === 0 || asksFor(statement, "sts:ExternalId", "aws:PrincipalOrgID"))
          continue;
        yield {
          subject: roleSubject(role),
          part: outside.join(","),
          message: `The role ${role.name} trusts ${outside.join(", ")} without an external id.`,
          evidence: [{ kind: "statement", statement: placeOf(role.trust, statement) }],
        };
      }
    }
  },
});
