import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";

/** Accounts that no analyzer of external access watches. */
export const noAnalyzer = accountRule({
  id: "10.analyzer-off",
  practice: 10,
  title: "No analyzer watches what is shared with others",
  severity: "low",
  rationale:
    "A bucket, key or role that is opened to another account today is found by the next review, unless something looks before.",
  remedy:
    "Make an analyzer for external access in every region in use, or one for the organization.",
  needs: ["analyzers"],
  equivalents: {
    cis3: ["1.20"],
    cis5: ["1.19"],
    securityHub: ["IAM.28"],
    prowler: ["accessanalyzer_enabled"],
  },
  *check({ account, snapshot }) {
    const watching = (account.analyzers ?? []).filter(
      ({ kind, active }) => active && kind === "external-access",
    );
    if (watching.length > 0) return;
    yield {
      subject: accountSubject(account, snapshot.partition),
      message: "No active analyzer of external access.",
      evidence: (account.analyzers ?? []).map(({ arn, kind }) => ({
        kind: "fact",
        what: `analyzer of ${kind}`,
        value: arn,
      })),
    };
  },
});
