import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { CredentialStatus } from "./credential-status.ts";

/** A long-term access key; its id is the access key id (AKIA…). */
export interface AccessKey extends StoredRecord {
  /** Unique id of the user, or the account's id for a key of the root user. */
  readonly userId: string;
  readonly status: CredentialStatus;
  /** The secret access key under envelope encryption, bound to the access key's id. */
  readonly wrappedSecret: string;
  readonly createDate: number;
}

export const accessKeys = table<AccessKey>({
  kind: "access-key",
  indexes: { user: (key) => [key.userId] },
});

/** When, where and for which service an access key was last used; apart from the key, as it changes with every use. */
export interface AccessKeyUse extends StoredRecord {
  readonly lastUsed: number;
  readonly region: string;
  readonly service: string;
}

export const accessKeyUses = table<AccessKeyUse>({ kind: "access-key-use", indexes: {} });
