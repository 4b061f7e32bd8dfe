import { accountRule } from "../../audit/rule.ts";
import { groupSubject } from "../../audit/subjects.ts";

/** Groups without members. */
export const emptyGroup = accountRule({
  id: "02.group-empty",
  practice: 2,
  title: "A group has no members",
  severity: "informational",
  rationale: "What nobody uses is reviewed by nobody, and is there for whoever adds himself.",
  remedy: "Delete the group, or put those in it who have its permissions otherwise.",
  needs: ["authorization-details"],
  *check({ account }) {
    const used = new Set(account.users.flatMap(({ groups }) => groups));
    for (const group of account.groups) {
      if (used.has(group.name)) continue;
      yield {
        subject: groupSubject(group),
        message: `Nobody is in the group ${group.name}.`,
        evidence: [],
      };
    }
  },
});
