/** What a principal did with one action. */
export interface ActionUse {
  /** `service:Name`. `iam:PassRole` is told from calls that hand a role on, as no event is. */
  readonly action: string;
  /** Calls that had their permission, whatever else went wrong. */
  readonly count: number;
  /** ISO 8601: of the uses; of the refusals where there was no use. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** ARNs of what it was done to, where the records tell; at most `resourceLimit`, then `moreResources`. */
  readonly resources: readonly string[];
  readonly moreResources?: true;
  /** Some calls were done to what `resources` does not tell. */
  readonly unknownResources?: true;
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

/** When a principal last used a service, as GetServiceLastAccessedDetails tells. */
export interface ServiceUse {
  /** The service's prefix. */
  readonly service: string;
  /** Absent: never in the window. */
  readonly lastAt?: string;
  /** The actions of it that IAM tracks one by one, by name without the prefix; `lastAt` as above. */
  readonly actions?: readonly { readonly action: string; readonly lastAt?: string }[];
}

/** What one principal did, and when it last used which service. */
export interface PrincipalActivity {
  /** A user's, role's or the root's ARN; a session counts for its role. */
  readonly arn: string;
  readonly actions: readonly ActionUse[];
  /** The services that it has permissions for. Absent: not asked for. */
  readonly services?: readonly ServiceUse[];
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
  /** The window of `actions`; that of `services` where these alone are known. */
  readonly from: string;
  readonly to: string;
  /** The window of `services`: IAM tracks at least 400 days. */
  readonly servicesFrom?: string;
  readonly source: "cloudtrail" | "ostiary" | "last-accessed";
  readonly events: number;
  /** Events that could not be told to belong to a principal and an action. */
  readonly unreadEvents?: number;
  readonly principals: readonly PrincipalActivity[];
}

/** More resources than these are counted, not named. */
export const resourceLimit = 200;
