import { requestContext } from "@ostiary/policy";
import { accountRule } from "../../audit/rule.ts";
import { asEvidence } from "../../model/granted.ts";
import { askerUnder, possible } from "../../model/possible.ts";
import { allowing, trustedBy } from "../../model/trusted.ts";

/** Resources that anybody may use. */
export const publicResource = accountRule({
  id: "12.resource-public",
  practice: 12,
  title: "Anybody may use a resource",
  severity: "critical",
  rationale:
    "A resource's policy grants by itself: whoever it names needs nothing in IAM, and a star names everybody.",
  remedy:
    "Name the accounts or roles, or ask for aws:PrincipalOrgID or aws:SourceVpce; for buckets, turn Block Public Access on.",
  needs: ["resource-policies"],
  equivalents: {
    cis7: ["2.21"],
    securityHub: ["S3.2", "S3.3", "SQS.3", "SNS.4", "Lambda.1", "KMS.5"],
  },
  *check({ account, model }) {
    for (const policy of model.resourcePolicies) {
      const open = allowing(policy.policy?.statements).filter(
        (statement) => trustedBy(statement).everyone,
      );
      const action = open
        .flatMap(({ actions }) => (actions.negated ? [] : actions.patterns))
        .find((one) => !one.startsWith("*"));
      if (open.length === 0) continue;
      const asker = askerUnder(
        { kind: "anonymous" },
        { identity: [], resource: policy.attached },
        requestContext({}),
      );
      const answer = possible(asker, {
        action: (action ?? "s3:GetObject").replace(/[*?]/gu, "x"),
        resourceAccount: account.id,
        otherResources: [policy.holder],
        context: {
          "aws:PrincipalOrgID": null,
          "aws:PrincipalAccount": null,
          "aws:SourceVpce": null,
          "aws:SourceVpc": null,
          "aws:SourceArn": null,
          "aws:SourceAccount": null,
        },
      });
      if (answer.possible !== "yes") continue;
      yield {
        subject: {
          type: "resource",
          arn: policy.holder,
          name: policy.holder.split(":").at(-1) ?? policy.holder,
        },
        message: `Anybody may ${answer.request.action} ${policy.holder}.`,
        evidence: [
          { kind: "request", request: answer.request, result: "allowed" },
          ...asEvidence(policy, open),
        ],
      };
    }
  },
});
