import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { CredentialStatus } from "./credential-status.ts";

/** An SSH public key of a user; its id is the unique id (APKA…). */
export interface SshPublicKey extends StoredRecord {
  /** Unique id of the user. */
  readonly userId: string;
  /** The key's SSH wire form (RFC 4253) in base64: the same for the same key, however it was encoded. */
  readonly wireKey: string;
  /** MD5 of the wire form, as pairs of hexadecimal digits with colons between. */
  readonly fingerprint: string;
  readonly status: CredentialStatus;
  readonly uploadDate: number;
}

export const sshPublicKeys = table<SshPublicKey>({
  kind: "ssh-public-key",
  indexes: { user: (key) => [key.userId] },
});
