/** The one row that orders every commit of the directory. */
interface LedgerTable {
  id: number;
  revision: number;
  audit_sequence: number;
  audit_hash: string;
}

interface AccountTable {
  id: string;
  created_revision: number;
}

/** Every record of every account; the body is its JSON. */
interface RecordTable {
  account_id: string;
  kind: string;
  id: string;
  name_key: string | null;
  body: string;
}

/** What each commit changed, as JSON, for the other nodes; its maker knows it by the token. */
interface ChangeLogTable {
  revision: number;
  token: string;
  changes: string;
}

/** The audit trail; each row's hash covers the row before it. */
interface AuditTable {
  sequence: number;
  event_id: string;
  event_time: number;
  account_id: string;
  event_name: string;
  event_source: string;
  user_name: string | null;
  access_key_id: string | null;
  read_only: number;
  resources: string;
  body: string;
  previous_hash: string;
  hash: string;
}

/** The keys that seal sessions, each wrapped by the key-encryption key. */
interface SealingKeyTable {
  id: string;
  wrapped: string;
  created: number;
}

interface SchemaVersionTable {
  version: number;
}

/** The tables of the directory's database, the same in every dialect. */
export interface Schema {
  ledger: LedgerTable;
  account: AccountTable;
  record: RecordTable;
  change_log: ChangeLogTable;
  audit: AuditTable;
  sealing_key: SealingKeyTable;
  schema_version: SchemaVersionTable;
}
