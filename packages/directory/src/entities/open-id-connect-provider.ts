import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

/**
 * An OpenID Connect provider that the account trusts. Its id is its URL without the scheme, which its ARN ends with and which is
 * case-sensitive ("Create an OpenID Connect (OIDC) identity provider in IAM").
 */
export interface OpenIdConnectProvider extends StoredRecord {
  /** The issuer, exactly as tokens name it in `iss`. */
  readonly url: string;
  readonly clientIds: readonly string[];
  /** SHA-1 of certificates, 40 hex digits in lower case. */
  readonly thumbprints: readonly string[];
  readonly createDate: number;
  readonly tags: readonly Tag[];
}

export const openIdConnectProviders = table<OpenIdConnectProvider>({
  kind: "open-id-connect-provider",
  indexes: {},
});
