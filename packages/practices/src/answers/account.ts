import type {
  AnalyzerSnapshot,
  OidcProviderSnapshot,
  PasswordPolicySnapshot,
  SamlProviderSnapshot,
  ServerCertificateSnapshot,
} from "../snapshot/index.ts";
import {
  type Answer,
  flagOf,
  isAnswer,
  known,
  momentOf,
  numberOf,
  textOf,
  textsIn,
} from "./answer.ts";

/** GetAccountSummary's SummaryMap. */
export function summaryOf(map: unknown): Readonly<Record<string, number>> | undefined {
  if (!isAnswer(map)) return undefined;
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, value]) => {
      const count = numberOf(value);
      return count === undefined ? [] : [[name, count]];
    }),
  );
}

/** GetAccountPasswordPolicy's PasswordPolicy. */
export const passwordPolicyOf = (policy: Answer): PasswordPolicySnapshot => ({
  minimumPasswordLength: numberOf(policy["MinimumPasswordLength"]) ?? 0,
  requireSymbols: flagOf(policy["RequireSymbols"]) ?? false,
  requireNumbers: flagOf(policy["RequireNumbers"]) ?? false,
  requireUppercaseCharacters: flagOf(policy["RequireUppercaseCharacters"]) ?? false,
  requireLowercaseCharacters: flagOf(policy["RequireLowercaseCharacters"]) ?? false,
  allowUsersToChangePassword: flagOf(policy["AllowUsersToChangePassword"]) ?? false,
  ...known({
    maxPasswordAge: numberOf(policy["MaxPasswordAge"]),
    passwordReusePrevention: numberOf(policy["PasswordReusePrevention"]),
    hardExpiry: flagOf(policy["HardExpiry"]),
  }),
});

/** ServerCertificateMetadata of ListServerCertificates. */
export const serverCertificateOf = (certificate: Answer): ServerCertificateSnapshot => ({
  arn: textOf(certificate["Arn"]) ?? "",
  name: textOf(certificate["ServerCertificateName"]) ?? "",
  ...known({ expires: momentOf(certificate["Expiration"]) }),
});

/** An entry of ListSAMLProviders. */
export const samlProviderOf = (provider: Answer): SamlProviderSnapshot => ({
  arn: textOf(provider["Arn"]) ?? "",
  ...known({
    created: momentOf(provider["CreateDate"]),
    validUntil: momentOf(provider["ValidUntil"]),
  }),
});

/** GetOpenIDConnectProvider's answer, which does not repeat the ARN. */
export const oidcProviderOf = (arn: string, provider: Answer): OidcProviderSnapshot => ({
  arn,
  url: textOf(provider["Url"]) ?? arn.slice(arn.indexOf("/") + 1),
  clientIds: textsIn(provider["ClientIDList"]),
  thumbprints: textsIn(provider["ThumbprintList"]),
});

const analyzerKinds: Readonly<Record<string, Pick<AnalyzerSnapshot, "kind" | "scope">>> = {
  ACCOUNT: { kind: "external-access", scope: "account" },
  ORGANIZATION: { kind: "external-access", scope: "organization" },
  ACCOUNT_UNUSED_ACCESS: { kind: "unused-access", scope: "account" },
  ORGANIZATION_UNUSED_ACCESS: { kind: "unused-access", scope: "organization" },
  ACCOUNT_INTERNAL_ACCESS: { kind: "internal-access", scope: "account" },
  ORGANIZATION_INTERNAL_ACCESS: { kind: "internal-access", scope: "organization" },
};

/** AnalyzerSummary of ListAnalyzers; undefined where its type is not known. */
export function analyzerOf(analyzer: Answer): AnalyzerSnapshot | undefined {
  const kind = analyzerKinds[textOf(analyzer["type"]) ?? ""];
  if (kind === undefined) return undefined;
  return { arn: textOf(analyzer["arn"]) ?? "", ...kind, active: analyzer["status"] === "ACTIVE" };
}
