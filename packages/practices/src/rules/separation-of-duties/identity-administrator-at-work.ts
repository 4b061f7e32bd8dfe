import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { possible } from "../../model/possible.ts";

const granting = [
  "iam:AttachRolePolicy",
  "iam:PutRolePolicy",
  "iam:AttachUserPolicy",
  "iam:PutUserPolicy",
] as const;
/** Services by which permissions and accounts are looked after; what is done elsewhere is work. */
const looking: ReadonlySet<string> = new Set([
  "iam",
  "sts",
  "sso",
  "identitystore",
  "organizations",
  "cloudtrail",
  "access-analyzer",
  "signin",
]);

/** Principals who grant permissions and use them. */
export const identityAdministratorAtWork = accountRule({
  id: "04.sod-iam-admin",
  practice: 4,
  title: "Who grants permissions also works with them",
  severity: "high",
  rationale:
    "An administrator of permissions who runs workloads, too, grants himself what he finds he lacks.",
  remedy: "Let the work be done by a role that cannot change IAM.",
  needs: ["authorization-details", "activity"],
  *check({ account, model }) {
    const activity = new Map((account.activity?.principals ?? []).map((one) => [one.arn, one]));
    for (const principal of model.principals) {
      const work = (activity.get(principal.arn)?.actions ?? []).filter(
        ({ action }) =>
          !looking.has(action.split(":")[0] ?? "") && !/:(?:Get|List|Describe)/u.test(action),
      );
      if (work.length === 0) continue;
      const grant = granting
        .map((action) => possible(principal, { action }))
        .find((answer) => answer.possible === "yes");
      if (grant?.possible !== "yes") continue;
      yield {
        subject: principalSubject(principal),
        message: `The ${principal.kind} ${principal.name} can grant permissions, and made ${work.length} kinds of changes outside IAM.`,
        evidence: [
          { kind: "request", request: grant.request, result: "allowed" },
          ...work.slice(0, 10).map(({ action, count, lastAt }) => ({
            kind: "activity" as const,
            action,
            count,
            lastAt,
          })),
        ],
      };
    }
  },
});
