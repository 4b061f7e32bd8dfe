import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Users who have policies of their own. */
export const userWithOwnPermissions = accountRule({
  id: "02.user-direct",
  practice: 2,
  title: "A user has policies of its own",
  severity: "low",
  rationale:
    "Permissions that lie in users are granted one by one and taken away by nobody: the next person with the same job gets others.",
  remedy: "Attach the policies to a group for the job, and put the user in it.",
  needs: ["authorization-details"],
  equivalents: {
    cis3: ["1.15"],
    cis5: ["1.14"],
    cis7: ["2.13"],
    securityHub: ["IAM.2"],
    prowler: ["iam_policy_attached_only_to_group_or_roles"],
  },
  *check({ account }) {
    for (const user of account.users) {
      const own = [
        ...user.attachedPolicies,
        ...user.inlinePolicies.map(({ name }) => `${name} (inline)`),
      ];
      if (own.length === 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has ${own.length === 1 ? "a policy" : `${own.length} policies`} of its own.`,
        evidence: own.map((value) => ({ kind: "fact", what: "policy", value })),
      };
    }
  },
});
