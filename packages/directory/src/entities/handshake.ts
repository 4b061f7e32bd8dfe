import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

export type HandshakeAction =
  | "INVITE"
  | "ENABLE_ALL_FEATURES"
  | "APPROVE_ALL_FEATURES"
  | "TRANSFER_RESPONSIBILITY";

export type HandshakeState = "REQUESTED" | "OPEN" | "CANCELED" | "ACCEPTED" | "DECLINED";

/** Who takes part in a handshake. */
export interface HandshakeParty {
  readonly id: string;
  readonly type: "ACCOUNT" | "ORGANIZATION" | "EMAIL";
}

/** Something that two accounts agree on; its id begins with `h-`. It lies in the management account that began it. */
export interface Handshake extends StoredRecord {
  readonly action: HandshakeAction;
  /** As it was left; one that nobody answered in time has expired. */
  readonly state: HandshakeState;
  readonly requestDate: number;
  readonly expiryDate: number;
  /** When it got its last state. */
  readonly stateDate: number;
  readonly parties: readonly HandshakeParty[];
  /** The account that is asked, where it is known. */
  readonly recipientId?: string;
  readonly notes?: string;
  /** The tags that the account, or the transfer, gets when the handshake is accepted. */
  readonly tags: readonly Tag[];
  /** APPROVE_ALL_FEATURES: the handshake that it is a part of. */
  readonly parentId?: string;
  /** TRANSFER_RESPONSIBILITY: the transfer that it is about. */
  readonly transferId?: string;
}

export const handshakes = table<Handshake>({
  kind: "handshake",
  indexes: {
    action: ({ action }) => [action],
    parent: ({ parentId }) => (parentId === undefined ? [] : [parentId]),
    recipient: ({ recipientId }) => (recipientId === undefined ? [] : [recipientId]),
  },
});
