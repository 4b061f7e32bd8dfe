import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** What user agents say of where a program runs. */
const compute = /exec-env\/|AWS_Lambda|aws-sdk-.*(?:lambda|ecs)|EC2|Fargate|CloudShell/iu;

/** Access keys that are used where a role would be at hand. */
export const keyNotRole = accountRule({
  id: "08.key-not-role",
  practice: 8,
  title: "A user's key is used from AWS compute",
  severity: "high",
  rationale:
    "What runs on AWS gets credentials from its role that change by themselves. A key in its place lies in a file or variable, for years.",
  remedy:
    "Give the function, task or instance a role with the same permissions, and delete the key.",
  needs: ["activity"],
  equivalents: { cis3: ["1.18"], prowler: ["iam_user_with_temporary_credentials"] },
  *check({ account }) {
    const users = new Map(account.users.map((user) => [user.arn, user]));
    for (const { arn, actions } of account.activity?.principals ?? []) {
      const user = users.get(arn);
      if (user === undefined) continue;
      const agents = new Set(
        actions.flatMap(({ userAgents = [] }) => userAgents.filter((agent) => compute.test(agent))),
      );
      if (agents.size === 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} is used from AWS compute.`,
        evidence: [...agents]
          .slice(0, 5)
          .map((value) => ({ kind: "fact", what: "user agent", value })),
      };
    }
  },
});
