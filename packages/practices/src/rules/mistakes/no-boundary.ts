import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { administration } from "../../model/administrator.ts";
import { possible } from "../../model/possible.ts";

/** Makes a principal that nothing bounds, and gives it whatever there is. */
const ways = [
  { make: "iam:CreateRole", kind: "role", grants: ["iam:AttachRolePolicy", "iam:PutRolePolicy"] },
  { make: "iam:CreateUser", kind: "user", grants: ["iam:AttachUserPolicy", "iam:PutUserPolicy"] },
] as const;

/** Principals, short of administrators, who can make principals that no boundary holds. */
export const noBoundary = accountRule({
  id: "11.boundary-none",
  practice: 11,
  title: "A principal can make others without a permissions boundary",
  severity: "high",
  rationale:
    "Who may make a role and attach any policy to it may do everything, by that role. A boundary in the condition of the grant stops it.",
  remedy:
    "Allow creation and attachment only where iam:PermissionsBoundary is the boundary for such principals.",
  needs: ["authorization-details"],
  *check({ account, model, snapshot }) {
    for (const principal of model.principals) {
      if (principal.kind === "role" && principal.serviceLinked) continue;
      if (administration(principal, account.id, model.partition) !== undefined) continue;
      for (const { make, kind, grants } of ways) {
        const arn = `arn:${snapshot.partition}:iam::${account.id}:${kind}/ostiary-probe`;
        const without = { resources: [arn], context: { "iam:PermissionsBoundary": null } };
        const made = possible(principal, { action: make, ...without });
        if (made.possible !== "yes") continue;
        const granted = grants
          .map((action) => possible(principal, { action, ...without }))
          .find((answer) => answer.possible === "yes");
        if (granted === undefined) continue;
        yield {
          subject: principalSubject(principal),
          part: kind,
          message: `The ${principal.kind} ${principal.name} can make a ${kind} without a boundary and give it any policy.`,
          evidence: [made, granted].map(({ request }) => ({
            kind: "request",
            request,
            result: "allowed",
          })),
        };
      }
    }
  },
});
