import type { RequestContext, RequestPrincipal } from "@ostiary/policy";
import type { Candidate } from "../model/candidate-values.ts";

/** A request that was made and granted, as far as its record tells. */
export interface RecordedRequest {
  /** Empty: its last use is known, and no record. */
  readonly event: string;
  /** It is not sure that it was made: why, and what it is shown as where not by its action. */
  readonly supposed?: { readonly reason: string; readonly as?: string };
  /** ISO 8601. */
  readonly at: string;
  /** `service:Name`. */
  readonly action: string;
  readonly principal: RequestPrincipal;
  /** The ARN of the user, role or root; of others, what they are called. */
  readonly caller: string;
  /** A role that a service made for itself: no control policy binds it. */
  readonly serviceLinked: boolean;
  /** ARNs; absent: the record does not tell. */
  readonly resources?: readonly string[];
  /** The account that owns the resources; absent: the record does not tell. */
  readonly resourceAccount?: string;
  /** What the request brought. */
  readonly context: RequestContext;
  /** Keys, in lower case, of which it is known what they may have been: only `null`, where it did not bring them. */
  readonly limited: ReadonlyMap<string, readonly Candidate[]>;
}

/** A record of which no request can be made out. */
export interface UnreadRecord {
  readonly event: string;
  readonly at: string;
  readonly caller: string;
  /** The source and name of the event. */
  readonly name: string;
  readonly reason: string;
}

/** What a record is: a granted request; nothing that a policy grants, or that was refused; or not to be read. */
export type ReadRecord =
  | { readonly kind: "request"; readonly request: RecordedRequest }
  | { readonly kind: "passed-over" }
  | { readonly kind: "unread"; readonly unread: UnreadRecord };
