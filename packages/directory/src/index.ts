export * from "./arn/index.ts";
export * from "./audit/audit-event.ts";
export * from "./credentials/access-key-id.ts";
export * from "./credentials/guessing.ts";
export { KeyFileError } from "./credentials/key-file.ts";
export * from "./credentials/one-time-code.ts";
export { organizationalUnitId, organizationEntityId } from "./credentials/organization-id.ts";
export * from "./credentials/password-hash.ts";
export { type Secrets, SecretUnreadableError } from "./credentials/secrets.ts";
export * from "./credentials/session-claims.ts";
export {
  longestSessionToken,
  type OpenedSession,
  type SessionCredentials,
  type Sessions,
} from "./credentials/sessions.ts";
export { openTradeInToken, sealTradeInToken } from "./credentials/trade-in-token.ts";
export { type UniqueIdPrefix, uniqueId } from "./credentials/unique-id.ts";
export {
  type Directory,
  type DirectoryOptions,
  type KeyRing,
  openDirectory,
  openKeyRing,
} from "./directory.ts";
export * from "./entities/index.ts";
export {
  organizationQuotas,
  type PolicyTypeQuotas,
  policyTypeQuotas,
} from "./quotas/organization-quotas.ts";
export { defaultQuotas, type QuotaName, type Quotas } from "./quotas/quotas.ts";
export type { AccountReader, AccountWriter } from "./store/account-reader.ts";
export { DirectoryUnavailableError } from "./store/adapter.ts";
export { FolderInUseError } from "./store/sqlite/folder-claim.ts";
export { NameTakenError, type StoredRecord, type Table, table } from "./store/table.ts";
export type { Transaction } from "./store/transaction.ts";
