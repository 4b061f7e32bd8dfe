import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";

/** What is asked of passwords; AWS's own rules hold where an account has none. */
export const passwordPolicy = accountRule({
  id: "11.password-policy",
  practice: 11,
  title: "The password policy asks too little",
  severity: "medium",
  rationale:
    "What is short and allowed to come again is guessed, or found in the leak of another site.",
  remedy:
    "Ask for 14 characters, and remember the last 24 passwords; better, have no passwords: use Identity Center.",
  needs: ["password-policy"],
  equivalents: {
    cis3: ["1.8", "1.9"],
    cis5: ["1.7", "1.8"],
    securityHub: ["IAM.7", "IAM.10", "IAM.15", "IAM.16"],
    prowler: ["iam_password_policy_minimum_length_14", "iam_password_policy_reuse_24"],
  },
  *check({ account, snapshot, thresholds }) {
    const policy = account.passwordPolicy;
    if (policy === undefined) return;
    const wanted = policy === false ? ["a password policy: the account has none"] : [];
    if (policy !== false) {
      const { minimumPasswordLength, passwordReusePrevention = 0 } = policy;
      const { minimumPasswordLength: length, passwordReusePrevention: reuse } = thresholds;
      if (minimumPasswordLength < length)
        wanted.push(`${length} characters: ${minimumPasswordLength} are enough`);
      if (passwordReusePrevention < reuse) {
        wanted.push(
          `the last ${reuse} passwords to differ: ${passwordReusePrevention} are remembered`,
        );
      }
      const classes = [
        ["symbols", policy.requireSymbols],
        ["numbers", policy.requireNumbers],
        ["uppercase letters", policy.requireUppercaseCharacters],
        ["lowercase letters", policy.requireLowercaseCharacters],
      ] as const;
      for (const [what, required] of classes)
        if (!required) wanted.push(`${what}: none are asked for`);
    }
    if (wanted.length === 0) return;
    yield {
      subject: accountSubject(account, snapshot.partition),
      message: `The password policy lacks ${wanted.length === 1 ? "one thing" : `${wanted.length} things`}: ${wanted.join("; ")}.`,
      evidence: wanted.map((value) => ({ kind: "fact", what: "lacks", value })),
    };
  },
});
