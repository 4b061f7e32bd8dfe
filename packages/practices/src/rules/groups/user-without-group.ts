import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Users with permissions whom no group holds. */
export const userWithoutGroup = accountRule({
  id: "02.user-no-group",
  practice: 2,
  title: "A user with permissions is in no group",
  severity: "low",
  rationale: "A review of the groups does not see this user at all.",
  remedy: "Put the user in the group of its job.",
  needs: ["authorization-details"],
  *check({ account }) {
    for (const user of account.users) {
      if (user.groups.length > 0) continue;
      const policies = user.attachedPolicies.length + user.inlinePolicies.length;
      if (policies === 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has permissions and is in no group.`,
        evidence: [{ kind: "fact", what: "policies of the user", value: String(policies) }],
      };
    }
  },
});
