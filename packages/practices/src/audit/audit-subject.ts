import type { DutyPair } from "../duties/duties.ts";
import type { AccountModel } from "../model/account-model.ts";
import type { AccountSnapshot, OrganizationSnapshot, Snapshot } from "../snapshot/index.ts";
import type { Thresholds } from "./thresholds.ts";

interface AuditSubject {
  readonly snapshot: Snapshot;
  /** Epoch milliseconds of the snapshot: ages are counted to it. */
  readonly now: number;
  readonly thresholds: Thresholds;
  /** The pairs of duties that nobody should hold together. */
  readonly duties: readonly DutyPair[];
}

/** What a rule about an account is given. */
export interface AccountSubject extends AuditSubject {
  readonly account: AccountSnapshot;
  /** The account's policies compiled, and decisions under all of them. */
  readonly model: AccountModel;
}

/** What a rule about the organization is given. */
export interface OrganizationSubject extends AuditSubject {
  readonly organization: OrganizationSnapshot;
  /** The model of an account of the snapshot. */
  model(accountId: string): AccountModel | undefined;
}
