import { daysSince, inDays } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";

/** Services that are granted and were not used for long. */
export const unusedService = accountRule({
  id: "03.unused-service",
  practice: 3,
  title: "Services are granted and not used",
  severity: "medium",
  rationale: "A permission that nobody uses is of use to a thief alone.",
  remedy:
    "Take the services from the policy; `ostiary generate policy` writes one of what was used.",
  needs: ["authorization-details", "last-accessed"],
  *check({ account, model, now, thresholds }) {
    const activity = new Map((account.activity?.principals ?? []).map((one) => [one.arn, one]));
    for (const principal of model.principals) {
      if (principal.kind === "role" && principal.serviceLinked) continue;
      const services = activity.get(principal.arn)?.services;
      if (services === undefined) continue;
      const unused = services.filter(({ lastAt }) => {
        const days = daysSince(lastAt ?? principal.snapshot.created, now);
        return days !== undefined && days >= thresholds.unusedPermissionDays;
      });
      if (unused.length === 0) continue;
      yield {
        subject: principalSubject(principal),
        message: `The ${principal.kind} ${principal.name} did not use ${unused.length} of its ${services.length} services for ${inDays(thresholds.unusedPermissionDays)}.`,
        evidence: unused.slice(0, 20).map(({ service, lastAt }) => ({
          kind: "fact",
          what: `last use of ${service}`,
          value: lastAt ?? "never",
        })),
      };
    }
  },
});
