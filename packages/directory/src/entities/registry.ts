import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/**
 * The space for what has to be unique, or found, across all accounts. It is no account and always in memory: so nothing has to load
 * every account to find one.
 */
export const registryId = "registry";

/** Whose an e-mail address is; its id is the address in lower case. */
export interface AccountEmail extends StoredRecord {
  readonly accountId: string;
}

export const accountEmails = table<AccountEmail>({ kind: "account-email", indexes: {} });

/** The id under which an e-mail address is registered. */
export const emailId = (email: string): string => email.toLowerCase();

/** Whose an account alias is; its id is the alias. */
export interface AccountAlias extends StoredRecord {
  readonly accountId: string;
}

export const accountAliases = table<AccountAlias>({ kind: "account-alias", indexes: {} });

/** Where a handshake lies, and who is asked; its id is the handshake's. */
export interface HandshakeAddress extends StoredRecord {
  /** The management account that began it. */
  readonly originatorId: string;
  /** The account that is asked, where it is known; otherwise the address that was written to. */
  readonly recipient: string;
}

export const handshakeAddresses = table<HandshakeAddress>({
  kind: "handshake-address",
  indexes: { recipient: ({ recipient }) => [recipient] },
});

/** Whom a transfer of responsibility is asked of, so that they find it; its id is the transfer's. */
export interface TransferAddress extends StoredRecord {
  /** The management account that asked for it, where it lies. */
  readonly targetId: string;
  readonly sourceId: string;
}

export const transferAddresses = table<TransferAddress>({
  kind: "transfer-address",
  indexes: { source: ({ sourceId }) => [sourceId] },
});
