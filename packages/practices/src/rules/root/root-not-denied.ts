import { requestContext } from "@ostiary/policy";
import { organizationRule } from "../../audit/rule.ts";
import { controlLevels } from "../../model/control-policies.ts";
import { askerUnder, possible } from "../../model/possible.ts";

/** Actions that a denial of root would take from it, of unlike services. */
const probes = [
  "iam:CreateUser",
  "ec2:RunInstances",
  "s3:PutObject",
  "kms:ScheduleKeyDeletion",
] as const;

/** Member accounts whose root no control policy denies, as the engine decides it. */
export const rootNotDenied = organizationRule({
  id: "01.root-scp",
  practice: 1,
  title: "No control policy denies a member's root",
  severity: "medium",
  rationale:
    "A service control policy is the only policy that binds root. Without one, a member's root may do everything there.",
  remedy:
    "Attach a service control policy to the units that denies every action where aws:PrincipalArn is a root.",
  needs: ["organization", "control-policies"],
  *check({ organization, snapshot }) {
    for (const { id, name = id } of organization.accounts) {
      if (id === organization.managementAccount) continue;
      const arn = `arn:${snapshot.partition}:iam::${id}:root`;
      const { serviceControl } = controlLevels(organization, id);
      const layers = { identity: [], ...(serviceControl !== undefined && { serviceControl }) };
      const context = requestContext({ "aws:PrincipalArn": arn, "aws:PrincipalAccount": id });
      const asker = askerUnder({ kind: "root", account: id, arn }, layers, context);
      const allowed = probes
        .map((action) => possible(asker, { action, resources: ["*"] }))
        .filter((answer) => answer.possible === "yes");
      if (allowed.length === 0) continue;
      yield {
        subject: { type: "account", arn, name },
        message: `Root of the account ${name} is denied nothing by the organization.`,
        evidence: allowed.map(({ request }) => ({ kind: "request", request, result: "allowed" })),
      };
    }
  },
});
