import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** People with IAM users though there is a directory to come in from. */
export const humanUser = accountRule({
  id: "07.human-users",
  practice: 7,
  title: "A person has an IAM user though the account is federated",
  severity: "medium",
  rationale:
    "The user is a second way in that the directory does not know: it has its own password, and stays when the person leaves.",
  remedy:
    "Give the person a permission set or role with the same permissions, and delete the user's password and keys.",
  needs: ["credential-report", "identity-providers"],
  *check({ account, snapshot }) {
    const providers = (account.samlProviders ?? []).length + (account.oidcProviders ?? []).length;
    if (providers === 0 && snapshot.organization?.identityCenter === undefined) return;
    for (const user of account.users) {
      const { password } = user.credentials;
      if (!password) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has a console password, though people can come in from a directory.`,
        evidence: [
          {
            kind: "fact",
            what: "password last used",
            value: password.lastUse?.at ?? "never, or not known",
          },
        ],
      };
    }
  },
});
