import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** A key that signs the account's web identity tokens. */
export interface TokenSigningKey {
  /** `RSA_0`, `EC384_0`, counting up. */
  readonly kid: string;
  readonly algorithm: "RS256" | "ES384";
  /** The public key as a JWK, in JSON. */
  readonly publicJwk: string;
  /** The private key (PKCS #8 in PEM) under envelope encryption, bound to account and kid. */
  readonly wrappedPrivateKey: string;
  readonly createDate: number;
  /** Since when it signs no more; it verifies for as long as its last token lives. */
  readonly retireDate?: number;
}

/** Outbound web identity federation of an account: one record, with the account's id as its id. */
export interface OutboundFederation extends StoredRecord {
  readonly enabled: boolean;
  readonly keys: readonly TokenSigningKey[];
}

export const outboundFederations = table<OutboundFederation>({
  kind: "outbound-federation",
  indexes: {},
});
