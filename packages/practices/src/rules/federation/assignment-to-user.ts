import { organizationRule } from "../../audit/rule.ts";

/** Assignments to users, where a group would do. */
export const assignmentToUser = organizationRule({
  id: "07.ps-user-assign",
  practice: 7,
  title: "A permission set is assigned to users, not groups",
  severity: "low",
  rationale: "The directory's groups follow people's jobs; an assignment to a user follows nobody.",
  remedy: "Assign the set to a group of the directory, and put the users in it.",
  needs: ["identity-center"],
  *check({ organization }) {
    const { permissionSets = [], assignments = [], users = [] } = organization.identityCenter ?? {};
    const names = new Map(users.map(({ id, name }) => [id, name]));
    for (const { arn, name } of permissionSets) {
      const own = assignments.filter(
        ({ permissionSet, principalType }) => permissionSet === arn && principalType === "USER",
      );
      if (own.length === 0) continue;
      yield {
        subject: { type: "permission-set", arn, name },
        message: `The permission set ${name} is assigned to ${own.length} ${own.length === 1 ? "user" : "users"}.`,
        evidence: own.slice(0, 20).map(({ account, principalId }) => ({
          kind: "fact",
          what: `assigned in ${account}`,
          value: names.get(principalId) ?? principalId,
        })),
      };
    }
  },
});
