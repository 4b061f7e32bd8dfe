/** What a principal did with one action. */
export interface ActionUse {
  /** `service:Name`. */
  readonly action: string;
  readonly count: number;
  /** ISO 8601. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** ARNs of what it was done to, where the records tell; at most `resourceLimit`, then `moreResources`. */
  readonly resources: readonly string[];
  readonly moreResources?: true;
  /** How often it was refused, on top of `count`: a refused call is no use. */
  readonly denied?: number;
  /** Source addresses and user agents, at most 20 of each. */
  readonly sourceAddresses?: readonly string[];
  readonly userAgents?: readonly string[];
  /** Whether calls with and without MFA were seen. */
  readonly withMfa?: boolean;
  readonly withoutMfa?: boolean;
  readonly regions?: readonly string[];
}

/** What one principal did, and when it last used which service. */
export interface PrincipalActivity {
  /** A user's, role's or the root's ARN; a session counts for its role. */
  readonly arn: string;
  readonly actions: readonly ActionUse[];
  /** The last use of each service by its prefix, as GetServiceLastAccessedDetails tells; absent: never in its window. */
  readonly services?: readonly { readonly service: string; readonly lastAt?: string }[];
  /** ARNs of the principals that assumed this role. */
  readonly assumedBy?: readonly string[];
  /** Console sign-ins. */
  readonly signIns?: {
    readonly count: number;
    readonly lastAt: string;
    readonly withoutMfa?: number;
  };
}

/** What happened in an account in a window of time. */
export interface ActivitySnapshot {
  readonly from: string;
  readonly to: string;
  readonly source: "cloudtrail" | "ostiary" | "last-accessed";
  readonly events: number;
  /** Events that could not be told to belong to a principal and an action. */
  readonly unreadEvents?: number;
  readonly principals: readonly PrincipalActivity[];
}

/** More resources than these are counted, not named. */
export const resourceLimit = 200;
