import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { isAdministrator } from "../../escalation/self.ts";
import { possible } from "../../model/possible.ts";

/** What ends, blinds or deletes the records of what was done. */
const blinding = [
  "cloudtrail:StopLogging",
  "cloudtrail:DeleteTrail",
  "cloudtrail:UpdateTrail",
  "cloudtrail:PutEventSelectors",
  "config:StopConfigurationRecorder",
  "config:DeleteConfigurationRecorder",
  "config:DeleteDeliveryChannel",
  "guardduty:DeleteDetector",
  "guardduty:UpdateDetector",
  "securityhub:DisableSecurityHub",
  "access-analyzer:DeleteAnalyzer",
  "logs:DeleteLogGroup",
] as const;

/** Principals, short of administrators, who can change what audits them. */
export const judgeOfItself = accountRule({
  id: "04.sod-audit",
  practice: 4,
  title: "A principal can change what audits it",
  severity: "high",
  rationale: "Who can stop the trail first does so, and then what he came for.",
  remedy: "Deny these actions by a service control policy to all but the security account's role.",
  needs: ["authorization-details"],
  equivalents: {
    prowler: [
      "iam_policy_no_full_access_to_cloudtrail",
      "iam_inline_policy_no_full_access_to_cloudtrail",
    ],
  },
  *check({ model }) {
    for (const principal of model.principals) {
      if (
        (principal.kind === "role" && principal.serviceLinked) ||
        isAdministrator(principal, model)
      )
        continue;
      const answers = blinding
        .map((action) => possible(principal, { action }))
        .filter((answer) => answer.possible === "yes");
      const [first] = answers;
      if (first === undefined) continue;
      yield {
        subject: principalSubject(principal),
        message: `The ${principal.kind} ${principal.name} can ${first.request.action}${answers.length > 1 ? ` and ${answers.length - 1} more of the kind` : ""}.`,
        evidence: answers.map(({ request }) => ({ kind: "request", request, result: "allowed" })),
      };
    }
  },
});
