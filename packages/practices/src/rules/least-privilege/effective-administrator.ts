import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { administration } from "../../model/administrator.ts";

/** Users and roles that may do everything, after denials, boundaries and control policies. */
export const effectiveAdministrator = accountRule({
  id: "03.admin-effective",
  practice: 3,
  title: "A principal may do everything",
  severity: "critical",
  rationale:
    "Who may do everything may also take every safeguard away. Each such principal is one leaked credential away from the loss of the account.",
  remedy:
    "Grant what was used, keep administration in one role that needs MFA, and bound the rest.",
  needs: ["authorization-details"],
  equivalents: {
    cis3: ["1.16"],
    securityHub: ["IAM.1"],
    prowler: [
      "iam_aws_attached_policy_no_administrative_privileges",
      "iam_role_administratoraccess_policy",
    ],
  },
  *check({ model }) {
    for (const principal of model.principals) {
      if (principal.kind === "role" && principal.serviceLinked) continue;
      const requests = administration(principal, model.id, model.partition);
      if (requests === undefined) continue;
      yield {
        subject: principalSubject(principal),
        message: `The ${principal.kind} ${principal.name} may do everything in the account.`,
        evidence: requests.map((request) => ({ kind: "request", request, result: "allowed" })),
        ...(principal.unknown.length > 0 && {
          dependsOn: `policies that the snapshot does not hold: ${principal.unknown.join(", ")}`,
        }),
      };
    }
  },
});
