import { organizationRule } from "../../audit/rule.ts";

/** Permission sets that nobody has. */
export const unassignedPermissionSet = organizationRule({
  id: "07.ps-orphan",
  practice: 7,
  title: "A permission set is assigned to nobody",
  severity: "low",
  rationale: "It is one click from granting what it says, and no review looks at it.",
  remedy: "Delete it.",
  needs: ["identity-center"],
  *check({ organization }) {
    const { permissionSets = [], assignments = [] } = organization.identityCenter ?? {};
    const used = new Set(assignments.map(({ permissionSet }) => permissionSet));
    for (const { arn, name } of permissionSets) {
      if (used.has(arn)) continue;
      yield {
        subject: { type: "permission-set", arn, name },
        message: `The permission set ${name} is assigned to nobody.`,
        evidence: [],
      };
    }
  },
});
