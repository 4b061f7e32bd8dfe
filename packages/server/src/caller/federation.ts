import type { ContextValue } from "@ostiary/policy";
import type { Caller } from "./caller.ts";

/** What every identity provider says of somebody. */
interface Vouched {
  /** The ARN of the provider in the account. */
  readonly provider: string;
  readonly subject: string;
  /** Tells this user from all others of all providers ("CloudTrail userIdentity element"). */
  readonly principalId: string;
  /** The provider as CloudTrail names it. */
  readonly identityProvider: string;
  /** Context keys for the trust policy: `idp.example.com:sub`, `saml:aud` … */
  readonly context: Readonly<Record<string, ContextValue>>;
  /** Those of them that every later request of the session has too. */
  readonly lasting: Readonly<Record<string, ContextValue>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity?: string;
  /** What the audit record shows beside the parameters of the request. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** By an ID token of OpenID Connect. */
export interface WebIdentity extends Vouched {
  readonly kind: "web-identity";
  readonly audience: string;
}

/** By an assertion of SAML. */
export interface SamlIdentity extends Vouched {
  readonly kind: "saml";
  readonly assertionId: string;
  /** Epoch milliseconds; the assertion opens no session after. */
  readonly usableUntil: number;
  readonly issuer: string;
  /** `persistent`, `transient`, or the whole URI of the format. */
  readonly subjectType: string;
  readonly nameQualifier: string;
  readonly recipient: string;
  readonly sessionName: string;
  /** Epoch milliseconds; no session lasts longer. */
  readonly sessionEnd?: number;
  /** Seconds; no session lasts longer. */
  readonly sessionDuration?: number;
}

/** What an identity provider said of somebody, once its signature was verified. */
export type Federation = WebIdentity | SamlIdentity;

/** A caller for whom only an identity provider vouches: without policies, so that trust policies alone decide. */
export const federatedCaller = (accountId: string, federation: Federation): Caller => ({
  principal: { kind: "federated", provider: federation.provider },
  accountId,
  arn: federation.provider,
  userId: federation.principalId,
  accessKeyId: undefined,
  userName: federation.subject,
  tags: [],
  claims: undefined,
  rememberedBy: federation,
  identity: [],
  boundary: undefined,
  session: undefined,
  federation,
});

/** What the identity provider said of a caller whom an operation has identified by it. */
export function federationOf<K extends Federation["kind"]>(
  { federation }: Caller,
  kind: K,
): Extract<Federation, { kind: K }> {
  if (!isOfKind(federation, kind)) throw new Error(`The caller is not identified by ${kind}.`);
  return federation;
}

const isOfKind = <K extends Federation["kind"]>(
  federation: Federation | undefined,
  kind: K,
): federation is Extract<Federation, { kind: K }> => federation?.kind === kind;
