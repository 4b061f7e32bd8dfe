import { accountRule } from "../../audit/rule.ts";
import { rootSubject } from "../../audit/subjects.ts";

/** What root alone can do ("Tasks that require root user credentials"); actions in lower case. */
const rootTasks: ReadonlySet<string> = new Set([
  "account:closeaccount",
  "aws-portal:modifyaccount",
  "iam:createaccountalias",
  "s3:putbucketpolicy",
  "s3:deletebucketpolicy",
  "sqs:setqueueattributes",
  "support:changeplan",
  "signin:consolelogin",
]);

/** What was done as root that a role could do. */
export const rootDaily = accountRule({
  id: "01.root-daily",
  practice: 1,
  title: "Root did what a role could do",
  severity: "high",
  rationale: "Each of these calls could have been made by a role that may do no more than that.",
  remedy:
    "Make a role with the actions that are listed, and let the people who used root assume it with MFA.",
  needs: ["activity"],
  *check({ account, snapshot }) {
    const arn = rootSubject(account, snapshot.partition).arn;
    const done = account.activity?.principals.find((principal) => principal.arn === arn);
    const actions = (done?.actions ?? []).filter(
      ({ action }) => !rootTasks.has(action.toLowerCase()),
    );
    if (actions.length === 0) return;
    const total = actions.reduce((sum, { count }) => sum + count, 0);
    yield {
      subject: rootSubject(account, snapshot.partition),
      message: `Root made ${total} calls of ${actions.length} kinds that a role could have made.`,
      evidence: actions.map(({ action, count, lastAt }) => ({
        kind: "activity",
        action,
        count,
        lastAt,
      })),
    };
  },
});
