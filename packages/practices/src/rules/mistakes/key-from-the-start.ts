import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

const minute = 60_000;

/** Keys that were made with a console user, because a box was ticked, and never used. */
export const keyFromTheStart = accountRule({
  id: "11.key-never",
  practice: 11,
  title: "A console user got a key at its start and never used it",
  severity: "medium",
  rationale: "Nobody asked for the key; it lies in a file that was downloaded with the password.",
  remedy: "Delete the key.",
  needs: ["credential-report"],
  equivalents: {
    cis3: ["1.11"],
    cis5: ["1.10"],
    prowler: ["iam_user_no_setup_initial_access_key"],
  },
  *check({ account }) {
    for (const user of account.users) {
      const { password, accessKeys = [] } = user.credentials;
      if (!password || user.created === undefined) continue;
      const start = Date.parse(user.created);
      for (const [index, key] of accessKeys.entries()) {
        if (!key.active || key.lastUse?.at !== undefined || key.created === undefined) continue;
        if (Math.abs(Date.parse(key.created) - start) > minute) continue;
        const name = key.accessKeyId ?? `key ${index + 1}`;
        yield {
          subject: userSubject(user),
          part: name,
          message: `The access key ${name} was made together with the console user ${user.name}, and never used.`,
          evidence: [{ kind: "fact", what: "made", value: key.created }],
        };
      }
    }
  },
});
