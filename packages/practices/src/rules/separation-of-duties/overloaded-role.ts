import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { allowing, trustedBy } from "../../model/trusted.ts";

/** Roles that unlike things share. */
export const overloadedRole = accountRule({
  id: "04.role-overload",
  practice: 4,
  title: "One role serves unlike purposes",
  severity: "medium",
  rationale:
    "A role that a function, an instance and people share has what each of them needs, and each of them has all of it.",
  remedy: "Make a role for each purpose, with what that one uses.",
  needs: ["authorization-details"],
  *check({ account, model, thresholds }) {
    const activity = new Map((account.activity?.principals ?? []).map((one) => [one.arn, one]));
    for (const role of model.roles) {
      if (role.serviceLinked) continue;
      const trusted = allowing(role.trust.policy?.statements).map(trustedBy);
      const services = new Set(trusted.flatMap((of) => of.services));
      const people = trusted.some(({ aws, federated }) => aws.length + federated.length > 0);
      const used = new Set(
        (activity.get(role.arn)?.actions ?? []).map(({ action }) => action.split(":")[0]),
      );
      const reasons = [
        ...(services.size > 1 ? [`${services.size} services assume it`] : []),
        ...(services.size > 0 && people ? ["people and services assume it"] : []),
        ...(used.size >= thresholds.roleServices ? [`it uses ${used.size} services`] : []),
      ];
      if (reasons.length === 0) continue;
      yield {
        subject: roleSubject(role),
        message: `The role ${role.name} serves unlike purposes: ${reasons.join(", ")}.`,
        evidence: [...services].map((value) => ({ kind: "fact", what: "trusted service", value })),
      };
    }
  },
});
