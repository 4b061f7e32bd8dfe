import { decide } from "@ostiary/policy";
import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";

/** Uses that an attached service control policy would refuse today. */
export const controlPolicyBreaksUse = accountRule({
  id: "11.scp-break",
  practice: 11,
  title: "A service control policy denies what was in use",
  severity: "high",
  rationale:
    "What worked in the window fails now, and somebody will ask for the guardrail to be lifted.",
  remedy:
    "Except what is needed from the policy, or move the work; `ostiary guardrail preview` says it before.",
  needs: ["authorization-details", "organization", "control-policies", "activity"],
  *check({ account, model }) {
    for (const { arn, actions } of account.activity?.principals ?? []) {
      const principal = model.principal(arn);
      if (principal?.source.serviceControl === undefined) continue;
      for (const { action, resources } of actions) {
        for (const resource of resources.length > 0 ? resources : ["*"]) {
          const request = {
            principal: principal.principal,
            action,
            resource,
            context: principal.context,
          };
          const { result, layer } = decide(request, principal.layers);
          if (result === "allowed" || layer !== "serviceControl") continue;
          yield {
            subject: principalSubject(principal),
            part: `${action} ${resource}`,
            message: `The ${principal.kind} ${principal.name} used ${action} on ${resource}, which a service control policy denies.`,
            evidence: [{ kind: "request", request, result }],
          };
        }
      }
    }
  },
});
