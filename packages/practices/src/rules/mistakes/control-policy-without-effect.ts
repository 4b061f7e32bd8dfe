import { organizationRule } from "../../audit/rule.ts";
import { readPolicy } from "../../model/read-policy.ts";

/** Service control policies that deny nothing. */
export const controlPolicyWithoutEffect = organizationRule({
  id: "11.scp-noop",
  practice: 11,
  title: "A service control policy denies nothing",
  severity: "low",
  rationale: "It is counted as a guardrail, and takes one of the five places at its target.",
  remedy: "Detach it, or write the denial that was meant.",
  needs: ["organization", "control-policies"],
  *check({ organization, snapshot }) {
    for (const { id, name, type, awsManaged, document, targets } of organization.policies ?? []) {
      if (type !== "SERVICE_CONTROL_POLICY" || awsManaged || targets.length === 0) continue;
      const { policy, fault } = readPolicy(
        { kind: "serviceControl", holder: id, name, document },
        "none",
      );
      const denies = policy?.statements.some(({ effect }) => effect === "Deny") === true;
      const limits =
        policy?.statements.some(({ actions }) => !actions.patterns.includes("*")) === true;
      if (fault === undefined && (denies || limits)) continue;
      const { managementAccount, id: organizationId } = organization;
      yield {
        subject: {
          type: "control-policy",
          arn: `arn:${snapshot.partition}:organizations::${managementAccount}:policy/${organizationId}/service_control_policy/${id}`,
          name,
        },
        message:
          fault === undefined
            ? `The policy ${name} allows everything and denies nothing.`
            : `The policy ${name} does not parse: ${fault}.`,
        evidence: [{ kind: "fact", what: "attached to", value: targets.join(", ") }],
      };
    }
  },
});
