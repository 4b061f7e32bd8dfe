import { daysSince, inDays } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";

/** SAML providers whose certificate has ended, or soon will. */
export const staleSaml = accountRule({
  id: "07.saml-stale",
  practice: 7,
  title: "A SAML provider's metadata has ended or ends soon",
  severity: "high",
  rationale: "On that day nobody signs in, and the quickest way out is a user with a password.",
  remedy: "Fetch the new metadata from the identity provider, and update the provider.",
  needs: ["identity-providers"],
  *check({ account, now, thresholds }) {
    for (const { arn, validUntil } of account.samlProviders ?? []) {
      const days = daysSince(validUntil, now);
      if (days === undefined || -days > thresholds.certificateDays) continue;
      const name = arn.split("/").at(-1) ?? arn;
      yield {
        subject: { type: "provider", arn, name },
        message: `The metadata of ${name} ${days >= 0 ? `ended ${inDays(days)} before the snapshot` : `ends in ${inDays(-days)}`}.`,
        severity: days >= 0 ? "high" : "medium",
        evidence: [{ kind: "fact", what: "valid until", value: validUntil ?? "" }],
      };
    }
  },
});
