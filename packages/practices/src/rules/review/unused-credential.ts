import { daysSince, inDays } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Passwords and keys that nobody uses. */
export const unusedCredential = accountRule({
  id: "10.user-unused",
  practice: 10,
  title: "A user's password or key is unused",
  severity: "medium",
  rationale: "A credential that nobody uses is missed by nobody when it is stolen.",
  remedy:
    "Take the password, and deactivate the key; delete both when nobody has missed them for a while.",
  needs: ["credential-report"],
  equivalents: {
    cis3: ["1.12"],
    cis5: ["1.11"],
    securityHub: ["IAM.8", "IAM.22"],
    prowler: ["iam_user_accesskey_unused", "iam_user_console_access_unused"],
  },
  *check({ account, now, thresholds }) {
    for (const user of account.users) {
      const { password, accessKeys = [] } = user.credentials;
      const credentials = [
        ...(password
          ? [
              {
                part: "password",
                what: "a console password",
                last: password.lastUse?.at,
                since: password.lastChanged ?? password.created,
              },
            ]
          : []),
        ...accessKeys.flatMap(({ active, accessKeyId, lastUse, created }, index) =>
          active
            ? [
                {
                  part: accessKeyId ?? `key ${index + 1}`,
                  what: "an access key",
                  last: lastUse?.at,
                  since: created,
                },
              ]
            : [],
        ),
      ];
      for (const { part, what, last, since } of credentials) {
        const days = daysSince(last ?? since ?? user.created, now);
        if (days === undefined || days < thresholds.unusedCredentialDays) continue;
        yield {
          subject: userSubject(user),
          part,
          message: `${user.name} has ${what} that was ${last === undefined ? "never used" : "not used"} for ${inDays(days)}.`,
          evidence: [{ kind: "fact", what: `last use of ${part}`, value: last ?? "never" }],
        };
      }
    }
  },
});
