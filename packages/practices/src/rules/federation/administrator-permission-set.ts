import type { Subject } from "../../audit/finding.ts";
import { organizationRule } from "../../audit/rule.ts";

const administrator = /:policy\/AdministratorAccess$/u;

/** Permission sets of administrators that are assigned widely. */
export const administratorPermissionSet = organizationRule({
  id: "07.ps-admin",
  practice: 7,
  title: "A permission set of administrators is assigned in many accounts",
  severity: "high",
  rationale: "Each assignment is somebody who may do everything there, every day.",
  remedy:
    "Assign narrower sets for daily work, and let administration be asked for when it is needed.",
  needs: ["identity-center"],
  *check({ organization }) {
    const { permissionSets = [], assignments = [] } = organization.identityCenter ?? {};
    for (const { arn, name, managedPolicies } of permissionSets) {
      if (!managedPolicies.some((policy) => administrator.test(policy))) continue;
      const own = assignments.filter(({ permissionSet }) => permissionSet === arn);
      if (own.length <= 3) continue;
      const accounts = new Set(own.map(({ account }) => account));
      const subject: Subject = { type: "permission-set", arn, name };
      yield {
        subject,
        message: `The permission set ${name} grants everything, and has ${own.length} assignments in ${accounts.size} accounts.`,
        evidence: own.slice(0, 20).map(({ account, principalType, principalId }) => ({
          kind: "fact",
          what: `assigned in ${account}`,
          value: `${principalType} ${principalId}`,
        })),
      };
    }
  },
});
