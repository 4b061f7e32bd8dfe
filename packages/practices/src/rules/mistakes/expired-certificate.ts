import { daysSince, inDays } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";

/** Server certificates past their end. */
export const expiredCertificate = accountRule({
  id: "11.cert-expired",
  practice: 11,
  title: "A server certificate has expired",
  severity: "medium",
  rationale: "It fails, or worse, people learn to click the warning away.",
  remedy: "Delete it from IAM, and use AWS Certificate Manager, which renews.",
  needs: ["server-certificates"],
  equivalents: {
    cis3: ["1.19"],
    cis5: ["1.18"],
    securityHub: ["IAM.26"],
    prowler: ["iam_no_expired_server_certificates_stored"],
  },
  *check({ account, now }) {
    for (const { arn, name, expires } of account.serverCertificates ?? []) {
      const days = daysSince(expires, now);
      if (days === undefined || days < 0) continue;
      yield {
        subject: { type: "certificate", arn, name },
        message: `The certificate ${name} expired ${inDays(days)} before the snapshot.`,
        evidence: [{ kind: "fact", what: "expires", value: expires ?? "" }],
      };
    }
  },
});
