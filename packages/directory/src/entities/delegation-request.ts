import type { ActingClaims } from "../credentials/session-claims.ts";
import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** How far a delegation request has come; that it expired is told from its age. */
export type DelegationState =
  | "UNASSIGNED"
  | "ASSIGNED"
  | "PENDING_APPROVAL"
  | "ACCEPTED"
  | "FINALIZED"
  | "REJECTED";

/** A value that a request fills into its policy template. */
export interface PolicyParameter {
  readonly name: string;
  readonly type: "string" | "stringList";
  readonly values: readonly string[];
}

/**
 * A request for temporary access ("IAM temporary delegation"); its id is a UUID that ends with the account that asks. It lies in
 * that account until somebody takes it, and then in the account of its owner.
 */
export interface DelegationRequest extends StoredRecord {
  readonly requestorId: string;
  readonly requestorName: string;
  readonly workflowId: string;
  readonly description: string;
  readonly requestMessage?: string;
  readonly templateArn: string;
  readonly parameters: readonly PolicyParameter[];
  /** What is asked for: the template with the values filled in. */
  readonly permissionPolicy: string;
  /** The permissions boundaries of roles that are made by it. */
  readonly restrictionArns: readonly string[];
  readonly notificationChannel: string;
  readonly redirectUrl?: string;
  /** Seconds. */
  readonly sessionDuration: number;
  readonly onlySendByOwner: boolean;
  readonly createDate: number;
  /** When it came into its state. */
  readonly updateDate: number;
  readonly state: DelegationState;
  readonly ownerAccountId?: string;
  /** The ARN of who took it. */
  readonly ownerId?: string;
  readonly notes?: string;
  readonly rejectionReason?: string;
  readonly approver?: {
    readonly arn: string;
    /** As whom the requestor acts. */
    readonly acts: ActingClaims;
  };
}

export const delegationRequests = table<DelegationRequest>({
  kind: "delegation-request",
  indexes: {},
});

/** What an account that asks keeps of each of its requests, under the request's id. */
export interface RequestedDelegation extends StoredRecord {
  readonly workflowId: string;
  /** Where the request lies, once somebody has taken it. */
  readonly ownerAccountId?: string;
}

export const requestedDelegations = table<RequestedDelegation>({
  kind: "requested-delegation",
  indexes: { workflow: ({ workflowId }) => [workflowId] },
});
