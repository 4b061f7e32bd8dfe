import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

/** An identity provider as SAML metadata describes it. */
export interface SamlIdentityProvider {
  readonly entityId: string;
  /** The certificates that its signatures are verified by, in base64 of DER: nothing else is trusted to. */
  readonly certificates: readonly string[];
}

/** A SAML provider that the account trusts; its id is the unique id (SAMLSP…). */
export interface SamlProvider extends StoredRecord {
  readonly name: string;
  /** The metadata as it was given, byte for byte. */
  readonly metadataDocument: string;
  readonly identityProviders: readonly SamlIdentityProvider[];
  /** Epoch milliseconds; nobody federates after. */
  readonly validUntil: number;
  readonly createDate: number;
  readonly tags: readonly Tag[];
}

export const samlProviders = table<SamlProvider>({
  kind: "saml-provider",
  name: (provider) => provider.name,
  indexes: {},
});

/**
 * A SAML assertion that a role was assumed with, until it would be refused for its age anyway. The id begins with the moment of
 * its end, in 15 digits, so that those that have ended come first.
 */
export interface UsedAssertion extends StoredRecord {
  /** Epoch milliseconds. */
  readonly until: number;
}

export const usedAssertions = table<UsedAssertion>({ kind: "used-assertion", indexes: {} });
