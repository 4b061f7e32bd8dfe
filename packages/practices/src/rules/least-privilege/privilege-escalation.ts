import type { RuleFinding } from "../../audit/finding.ts";
import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { type Escalation, escalations } from "../../escalation/escalations.ts";

const isAlone = ({ steps }: Escalation): boolean => steps.length === 1;

function findingOf({ principal, steps }: Escalation): RuleFinding {
  const depends = steps.flatMap(({ dependsOn }) => (dependsOn === undefined ? [] : [dependsOn]));
  const ways = steps.map(({ by }) => by).join("; then ");
  return {
    subject: principalSubject(principal),
    message: `The ${principal.kind} ${principal.name} ${depends.length > 0 ? "may be able to" : "can"} become an administrator by ${ways}.`,
    evidence: [{ kind: "path", steps }],
    ...(depends.length > 0 && { dependsOn: depends.join("; ") }),
  };
}

const rationale =
  "Who can change what he may, or become somebody who may more, has those permissions already, whatever the list of his policies says.";
const needs = ["authorization-details"] as const;

/** Principals who become administrators by one step. */
export const privilegeEscalation = accountRule({
  id: "03.privesc-self",
  practice: 3,
  title: "A principal can make itself an administrator",
  severity: "critical",
  rationale,
  remedy:
    "Take the action from the principal, or restrict it to resources that grant little; bound what it can grant.",
  needs,
  equivalents: {
    prowler: [
      "iam_policy_allows_privilege_escalation",
      "iam_inline_policy_allows_privilege_escalation",
    ],
  },
  *check({ model }) {
    yield* escalations(model).filter(isAlone).map(findingOf);
  },
});

/** Principals who become administrators over others. */
export const escalationChain = accountRule({
  id: "03.privesc-chain",
  practice: 3,
  title: "A principal can become an administrator over others",
  severity: "high",
  rationale,
  remedy: "Cut the chain at the step that is used least: the trust, the grant, or the action.",
  needs,
  *check({ model }) {
    yield* escalations(model)
      .filter((escalation) => !isAlone(escalation))
      .map(findingOf);
  },
});
