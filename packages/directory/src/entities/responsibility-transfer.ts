import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

/** A management account that takes part in a transfer. */
export interface TransferParticipant {
  readonly accountId: string;
  readonly email: string;
  /** The organization that it manages. */
  readonly organizationId?: string;
}

/** The bills of one organization, the source, paid by another, the target; its id begins with `rt-`. It lies with the target, which asked for it. */
export interface ResponsibilityTransfer extends StoredRecord {
  readonly name: string;
  readonly status: "REQUESTED" | "DECLINED" | "CANCELED" | "WITHDRAWN" | "ACCEPTED";
  readonly source: TransferParticipant;
  readonly target: TransferParticipant;
  readonly startDate: number;
  readonly endDate?: number;
  readonly handshakeId: string;
  readonly tags: readonly Tag[];
}

export const responsibilityTransfers = table<ResponsibilityTransfer>({
  kind: "responsibility-transfer",
  indexes: {},
});
