import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** The last use of something: when, where, and by which user or role. */
export interface ReportedUse {
  readonly date: number;
  readonly region: string;
  /** ARN of the user, the role or the root user, as it was when the report was made. */
  readonly arn: string;
}

/** A service that the reported entity may use, and how it was used. */
export interface ReportedService {
  readonly namespace: string;
  readonly lastUse?: ReportedUse;
  /** The users and roles that used it, by unique id, and when they last did. */
  readonly usedBy?: Readonly<Record<string, number>>;
  /** The tracked actions that are granted; in reports at the level of actions. */
  readonly actions?: readonly { readonly name: string; readonly lastUse?: ReportedUse }[];
}

/** A report on last access (GenerateServiceLastAccessedDetails), frozen as it was made; its id is the job's. */
export interface AccessReport extends StoredRecord {
  /** Who asked for it: a user's unique id, or the access key id of a role session. */
  readonly owner: string;
  readonly granularity: "SERVICE_LEVEL" | "ACTION_LEVEL";
  readonly date: number;
  /** Unique ids of the users and roles that it is about. */
  readonly principals: readonly string[];
  readonly services: readonly ReportedService[];
}

export const accessReports = table<AccessReport>({ kind: "access-report", indexes: {} });

/** A service that control policies leave to an entity of an organization, and how its accounts used it. */
export interface OrganizationReportedService {
  readonly namespace: string;
  readonly lastUse?: {
    readonly date: number;
    readonly region: string;
    /** The path of the account that used it last. */
    readonly entityPath: string;
  };
  /** How many accounts used it. */
  readonly accounts: number;
}

/** A report on last access in an organization (GenerateOrganizationsAccessReport), frozen as it was made; its id is the job's. */
export interface OrganizationAccessReport extends StoredRecord {
  readonly date: number;
  /** In the order of namespaces. */
  readonly services: readonly OrganizationReportedService[];
}

export const organizationAccessReports = table<OrganizationAccessReport>({
  kind: "organization-access-report",
  indexes: {},
});
