import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { asEvidence, onEverything } from "../../model/granted.ts";

/** Grants on everything, of which a few resources were used. */
export const resourceStar = accountRule({
  id: "03.resource-star",
  practice: 3,
  title: "A grant on everything is used on a few resources",
  severity: "medium",
  rationale: "The records say which resources the job is about; the policy says all of them.",
  remedy: "Put the resources that are listed into the statement in place of the star.",
  needs: ["authorization-details", "activity"],
  *check({ account, model }) {
    const activity = new Map((account.activity?.principals ?? []).map((one) => [one.arn, one]));
    for (const principal of model.principals) {
      for (const use of activity.get(principal.arn)?.actions ?? []) {
        if (
          use.resources.length === 0 ||
          use.moreResources ||
          use.unknownResources ||
          use.resources.length > 10
        )
          continue;
        const wide = principal.policies
          .filter(({ holder }) => holder !== principal.snapshot.permissionsBoundary)
          .flatMap((policy) => {
            const statements = policy.attached.policy
              .about(use.action.toLowerCase())
              .allows.map(({ statement }) => statement)
              .filter(onEverything);
            return statements.length === 0 ? [] : [{ policy, statements }];
          });
        if (wide.length === 0) continue;
        yield {
          subject: principalSubject(principal),
          part: use.action,
          message: `The ${principal.kind} ${principal.name} may do ${use.action} on everything, and did it on ${use.resources.length} ${use.resources.length === 1 ? "resource" : "resources"}.`,
          evidence: [
            ...use.resources.map((value) => ({ kind: "fact" as const, what: "used on", value })),
            ...wide.flatMap(({ policy, statements }) => asEvidence(policy, statements)),
          ],
        };
      }
    }
  },
});
