import { accountRule } from "../../audit/rule.ts";
import { userSubject } from "../../audit/subjects.ts";

/** Users whose rotation never ended. */
export const twoKeys = accountRule({
  id: "11.key-two",
  practice: 11,
  title: "A user has two active access keys",
  severity: "medium",
  rationale:
    "The second key is for the hours of a rotation. Afterwards it only doubles what can leak.",
  remedy: "See which key is used, deactivate the other, and delete it.",
  needs: ["credential-report"],
  equivalents: { cis3: ["1.13"], cis5: ["1.12"], prowler: ["iam_user_two_active_access_key"] },
  *check({ account }) {
    for (const user of account.users) {
      const active = (user.credentials.accessKeys ?? []).filter((key) => key.active);
      if (active.length < 2) continue;
      yield {
        subject: userSubject(user),
        message: `${user.name} has ${active.length} active access keys.`,
        evidence: active.map(({ accessKeyId = "an access key", lastUse }) => ({
          kind: "fact",
          what: `last use of ${accessKeyId}`,
          value: lastUse?.at ?? "never, or not known",
        })),
      };
    }
  },
});
