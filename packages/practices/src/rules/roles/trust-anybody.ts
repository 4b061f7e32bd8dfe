import { requestContext } from "@ostiary/policy";
import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { anything } from "../../model/anything.ts";
import { askerUnder, possible } from "../../model/possible.ts";
import { placeOf } from "../../model/read-policy.ts";
import { allowing, trustedBy } from "../../model/trusted.ts";

/** A user of an account that has nothing to do with anything. */
const stranger = "000000000000";

/** Roles that anybody with an AWS account may assume. */
export const trustAnybody = accountRule({
  id: "08.trust-any",
  practice: 8,
  title: "Anybody may assume a role",
  severity: "critical",
  rationale:
    "A star for a principal is every AWS account in the world; a condition on something that a caller chooses does not help.",
  remedy: "Name the accounts or roles that need it, or ask for aws:PrincipalOrgID.",
  needs: ["authorization-details"],
  *check({ model, snapshot }) {
    const arn = `arn:${snapshot.partition}:iam::${stranger}:user/stranger`;
    for (const role of model.roles) {
      const open = allowing(role.trust.policy?.statements).filter(
        (statement) => trustedBy(statement).everyone,
      );
      if (open.length === 0) continue;
      const context = requestContext({
        "aws:PrincipalArn": arn,
        "aws:PrincipalAccount": stranger,
        "aws:PrincipalType": "User",
        "aws:userid": "AIDASTRANGER",
        "aws:username": "stranger",
      });
      const asker = askerUnder(
        { kind: "user", account: stranger, arn, id: "AIDASTRANGER" },
        { identity: [anything.attached], resource: role.trust.attached, resourceTrust: "required" },
        context,
      );
      const answer = possible(asker, {
        action: "sts:AssumeRole",
        resources: [role.arn],
        resourceAccount: model.id,
        // A stranger is in no organization of ours, and knows no external id.
        context: {
          "aws:PrincipalOrgID": null,
          "aws:PrincipalOrgPaths": null,
          "sts:ExternalId": null,
        },
      });
      if (answer.possible !== "yes") continue;
      yield {
        subject: roleSubject(role),
        message: `Anybody with an AWS account may assume the role ${role.name}${answer.chosen.length > 0 ? `, by bringing ${answer.chosen.join(", ")}` : ""}.`,
        evidence: [
          { kind: "request", request: answer.request, result: "allowed" },
          ...open.map((statement) => ({
            kind: "statement" as const,
            statement: placeOf(role.trust, statement),
          })),
        ],
      };
    }
  },
});
