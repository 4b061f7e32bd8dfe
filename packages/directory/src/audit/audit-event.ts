/** Something that happened, with the CloudTrail record of it. */
export interface AuditEvent {
  readonly eventId: string;
  /** Epoch milliseconds. */
  readonly eventTime: number;
  readonly accountId: string;
  readonly eventName: string;
  readonly eventSource: string;
  readonly userName?: string;
  readonly accessKeyId?: string;
  readonly readOnly: boolean;
  readonly resources: readonly { readonly type?: string; readonly name: string }[];
  /** The record as CloudTrail shapes it; holds no secret. */
  readonly record: Readonly<Record<string, unknown>>;
}

/** What LookupEvents may ask for; every given part must match. */
export interface AuditFilter {
  readonly accountId: string;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly eventId?: string;
  readonly eventName?: string;
  readonly eventSource?: string;
  readonly userName?: string;
  readonly accessKeyId?: string;
  readonly readOnly?: boolean;
  readonly resourceName?: string;
  readonly resourceType?: string;
  readonly limit: number;
  /** Continue below this sequence number. */
  readonly before?: number;
}

/** An event as the trail holds it. */
export interface RecordedEvent extends AuditEvent {
  readonly sequence: number;
  readonly hash: string;
}

/** What a walk over the whole trail found. */
export type AuditVerification =
  | { readonly whole: true; readonly events: number; readonly hash: string }
  | { readonly whole: false; readonly brokenAt: number; readonly reason: string };
