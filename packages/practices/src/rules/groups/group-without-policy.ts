import { accountRule } from "../../audit/rule.ts";
import { groupSubject } from "../../audit/subjects.ts";

/** Groups that grant nothing. */
export const groupWithoutPolicy = accountRule({
  id: "02.group-no-policy",
  practice: 2,
  title: "A group grants nothing",
  severity: "informational",
  rationale:
    "It looks as if its members got their permissions from it; they have them from elsewhere.",
  remedy: "Attach to it what its members need, and take that from the members.",
  needs: ["authorization-details"],
  *check({ account }) {
    for (const group of account.groups) {
      if (group.attachedPolicies.length + group.inlinePolicies.length > 0) continue;
      const members = account.users.filter(({ groups }) => groups.includes(group.name));
      yield {
        subject: groupSubject(group),
        message: `The group ${group.name} has no policy; ${members.length} users are in it.`,
        evidence: members.map(({ name }) => ({ kind: "fact", what: "member", value: name })),
      };
    }
  },
});
