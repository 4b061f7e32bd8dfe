import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Users of programs: keys and no password. */
export const userToRole = accountRule({
  id: "08.user-to-role",
  practice: 8,
  title: "A program has a user where a role would do",
  severity: "medium",
  rationale:
    "A user's key is good until somebody deletes it. A role's credentials are good for an hour, and nobody has to keep them.",
  remedy:
    "On AWS use the compute's role; elsewhere OpenID Connect (GitHub, Kubernetes) or IAM Roles Anywhere.",
  needs: ["credential-report"],
  *check({ account }) {
    for (const user of account.users) {
      const { password, accessKeys = [] } = user.credentials;
      const active = accessKeys.filter((key) => key.active);
      if (password !== false || active.length === 0) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has access keys and no password: a program uses it.`,
        evidence: active.map(({ accessKeyId = "an access key", lastUse }) => ({
          kind: "fact",
          what: `last use of ${accessKeyId}`,
          value: [lastUse?.at ?? "never, or not known", lastUse?.service]
            .filter((text) => text !== undefined)
            .join(", "),
        })),
      };
    }
  },
});
