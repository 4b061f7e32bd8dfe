import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** When and where a principal last tried an action, allowed or not; its id is made by `actionUseId`. */
export interface ActionUse extends StoredRecord {
  /** Unique id of the user or role, or the account's id for the root user. */
  readonly principalId: string;
  /** The service prefix of the action: `iam`. */
  readonly service: string;
  /** The action without its prefix: `GetUser`. */
  readonly action: string;
  readonly lastUsed: number;
  readonly region: string;
}

export const actionUseId = (principalId: string, service: string, action: string): string =>
  `${principalId}/${service}:${action}`;

export const actionUses = table<ActionUse>({
  kind: "action-use",
  indexes: { principal: (use) => [use.principalId] },
});
