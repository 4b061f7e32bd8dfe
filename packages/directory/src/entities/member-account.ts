import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import { type PolicyTarget, policiesOfTarget } from "./policy-target.ts";

/** An account in an organization, the management account among them; its id is the account's. */
export interface MemberAccount extends StoredRecord, PolicyTarget {
  /** The root or the unit that it lies in. */
  readonly parentId: string;
  readonly name: string;
  readonly email: string;
  readonly status: "ACTIVE" | "PENDING_CLOSURE" | "SUSPENDED";
  readonly joinedMethod: "CREATED" | "INVITED";
  readonly joinedDate: number;
  /** When its closure was asked for. */
  readonly closeDate?: number;
}

export const memberAccounts = table<MemberAccount>({
  kind: "member-account",
  indexes: {
    parent: ({ parentId }) => [parentId],
    policy: policiesOfTarget,
    closed: ({ closeDate }) => (closeDate === undefined ? [] : ["closed"]),
  },
});

/** Which organization an account is in: one record in the account's own space, with the account's id as its id. */
export interface Membership extends StoredRecord {
  readonly organizationId: string;
  /** Where the organization lies. */
  readonly managementAccountId: string;
}

export const memberships = table<Membership>({ kind: "membership", indexes: {} });
