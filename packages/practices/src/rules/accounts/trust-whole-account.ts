import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { placeOf } from "../../model/read-policy.ts";
import { allowing, trustedBy } from "../../model/trusted.ts";

/** Roles that trust a whole other account, where few of its principals assume them. */
export const trustWholeAccount = accountRule({
  id: "06.trust-root",
  practice: 6,
  title: "A role trusts a whole account where few of it assume the role",
  severity: "medium",
  rationale: "Everybody to whom that account's administrators give sts:AssumeRole has the role.",
  remedy: "Name in the trust policy those who assume the role.",
  needs: ["authorization-details", "activity"],
  *check({ account, model }) {
    const activity = new Map((account.activity?.principals ?? []).map((one) => [one.arn, one]));
    for (const role of model.roles) {
      const assumers = activity.get(role.arn)?.assumedBy ?? [];
      if (assumers.length === 0 || assumers.length > 5) continue;
      for (const statement of allowing(role.trust.policy?.statements)) {
        const whole = trustedBy(statement).aws.filter((one) => /^\d{12}$|:root$/u.test(one));
        if (whole.length === 0) continue;
        yield {
          subject: roleSubject(role),
          part: whole.join(","),
          message: `The role ${role.name} trusts ${whole.join(", ")}; ${assumers.join(", ")} assumed it.`,
          evidence: [
            { kind: "statement", statement: placeOf(role.trust, statement) },
            ...assumers.map((value) => ({ kind: "fact" as const, what: "assumed by", value })),
          ],
        };
      }
    }
  },
});
