import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { CredentialStatus } from "./credential-status.ts";

/** An X.509 signing certificate; its id is the SHA-1 digest of its DER form in base32, so an account holds it once. */
export interface SigningCertificate extends StoredRecord {
  /** Unique id of the user, or the account's id for a certificate of the root user. */
  readonly userId: string;
  /** As it was uploaded. */
  readonly certificateBody: string;
  readonly status: CredentialStatus;
  readonly uploadDate: number;
}

export const signingCertificates = table<SigningCertificate>({
  kind: "signing-certificate",
  indexes: { user: (certificate) => [certificate.userId] },
});
