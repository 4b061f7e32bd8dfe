import { accountRule } from "../../audit/rule.ts";
import { principalSubject } from "../../audit/subjects.ts";
import { possible } from "../../model/possible.ts";

/** Principals who can take their own boundary off, or change what it says. */
export const boundaryEscape = accountRule({
  id: "11.boundary-escape",
  practice: 11,
  title: "A principal can lift its own boundary",
  severity: "critical",
  rationale: "A boundary that its holder can remove, replace or rewrite holds nobody.",
  remedy:
    "Deny the removal and replacement of boundaries, and changes to the boundary's policy, in the boundary itself.",
  needs: ["authorization-details"],
  *check({ model }) {
    for (const principal of model.principals) {
      const boundary = principal.snapshot.permissionsBoundary;
      if (boundary === undefined || (principal.kind === "role" && principal.serviceLinked))
        continue;
      const of = principal.kind === "user" ? "User" : "Role";
      const wishes = [
        { action: `iam:Delete${of}PermissionsBoundary`, resources: [principal.arn] },
        { action: `iam:Put${of}PermissionsBoundary`, resources: [principal.arn] },
        { action: "iam:CreatePolicyVersion", resources: [boundary] },
      ];
      const answers = wishes
        .map((wish) => possible(principal, wish))
        .filter((answer) => answer.possible === "yes");
      const [first] = answers;
      if (first === undefined) continue;
      yield {
        subject: principalSubject(principal),
        message: `The ${principal.kind} ${principal.name} can lift its own boundary by ${first.request.action}.`,
        evidence: answers.map(({ request }) => ({ kind: "request", request, result: "allowed" })),
      };
    }
  },
});
