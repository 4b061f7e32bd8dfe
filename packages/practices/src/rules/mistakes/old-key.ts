import { daysSince, inDays } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Access keys that were not rotated. */
export const oldKey = accountRule({
  id: "11.key-old",
  practice: 11,
  title: "An access key was not rotated",
  severity: "medium",
  rationale: "The older a key, the more files, machines and people have it.",
  remedy:
    "Make a second key, see that it is used everywhere, deactivate the old one and delete it; better, use a role.",
  needs: ["credential-report"],
  equivalents: {
    cis3: ["1.14"],
    cis5: ["1.13"],
    securityHub: ["IAM.3"],
    prowler: ["iam_rotate_access_key_90_days"],
  },
  *check({ account, now, thresholds }) {
    for (const user of account.users) {
      for (const [index, key] of (user.credentials.accessKeys ?? []).entries()) {
        const days = daysSince(key.created, now);
        if (!key.active || days === undefined || days <= thresholds.keyAgeDays) continue;
        const name = key.accessKeyId ?? `key ${index + 1}`;
        yield {
          subject: userSubject(user),
          part: name,
          message: `The access key ${name} of ${user.name} is ${inDays(days)} old.`,
          evidence: [
            { kind: "fact", what: "last use", value: key.lastUse?.at ?? "never, or not known" },
          ],
        };
      }
    }
  },
});
