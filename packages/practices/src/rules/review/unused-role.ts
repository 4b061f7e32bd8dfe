import { daysSince, inDays } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";

/** Roles that nobody assumes; those of services are AWS's affair, and young ones may yet be. */
export const unusedRole = accountRule({
  id: "10.role-unused",
  practice: 10,
  title: "A role is unused",
  severity: "medium",
  rationale: "What nobody uses still trusts somebody, and still grants.",
  remedy: "Deny everything in the role for a while, and delete it when nobody has missed it.",
  needs: ["authorization-details"],
  *check({ account, now, thresholds }) {
    for (const role of account.roles) {
      if (role.path.startsWith("/aws-service-role/") || role.lastUse === undefined) continue;
      const days = daysSince(role.lastUse.at ?? role.created, now);
      if (days === undefined || days < thresholds.unusedRoleDays) continue;
      yield {
        subject: roleSubject(role),
        message: `The role ${role.name} was ${role.lastUse.at === undefined ? "never used" : "not used"} for ${inDays(days)}.`,
        evidence: [{ kind: "fact", what: "last use", value: role.lastUse.at ?? "never" }],
      };
    }
  },
});
