import { type Answer, flagOf, isAnswer, momentOf, textOf } from "../answers/index.ts";

/** A CloudTrail record, as far as it is read ("CloudTrail record contents"). */
export interface TrailRecord {
  readonly account: string;
  /** ISO 8601. */
  readonly at: string;
  readonly source: string;
  readonly event: string;
  readonly region: string;
  readonly identity: Answer;
  readonly request: unknown;
  readonly answer: unknown;
  readonly additional: unknown;
  readonly resources: unknown;
  readonly errorCode?: string;
  readonly sourceAddress?: string;
  readonly userAgent?: string;
  /** A data event: of an object, an invocation … */
  readonly isData: boolean;
  /** Something that AWS did by itself, which nobody called. */
  readonly isOfService: boolean;
}

const accountOf = (record: Answer, identity: Answer): string | undefined =>
  textOf(record["recipientAccountId"]) ?? textOf(identity["accountId"]);

/** Reads a record; undefined where it has no time, account, source or name. */
export function readRecord(record: Answer): TrailRecord | undefined {
  const identity = isAnswer(record["userIdentity"]) ? record["userIdentity"] : {};
  const account = accountOf(record, identity);
  const at = momentOf(record["eventTime"]);
  const source = textOf(record["eventSource"]);
  const event = textOf(record["eventName"]);
  const isCall = record["eventCategory"] !== "Insight";
  if (!account || !/^\d{12}$/.test(account) || !at || !source || !event || !isCall)
    return undefined;
  const errorCode = textOf(record["errorCode"]);
  const sourceAddress = textOf(record["sourceIPAddress"]);
  const userAgent = textOf(record["userAgent"]);
  return {
    account,
    at,
    source,
    event,
    region: textOf(record["awsRegion"]) ?? "",
    identity,
    request: record["requestParameters"],
    answer: record["responseElements"],
    additional: record["additionalEventData"],
    resources: record["resources"],
    ...(errorCode && { errorCode }),
    ...(sourceAddress && { sourceAddress }),
    ...(userAgent && { userAgent }),
    isData: record["eventCategory"] === "Data" || flagOf(record["managementEvent"]) === false,
    isOfService: record["eventType"] === "AwsServiceEvent",
  };
}

/** Codes with which services refuse a call for want of a permission. */
const denied =
  /(?:^|\.)(?:Access(?:Is)?Denied|UnauthorizedOperation|Unauthorized|NotAuthorized|AuthorizationError|Forbidden|AuthFailure|AWS\.SimpleQueueService\.AccessDenied|OperationNotPermitted)/i;

/** Codes of callers that were never known: nobody's use. */
const unauthenticated =
  /(?:^|\.)(?:InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient|ExpiredToken|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|RequestExpired|InvalidToken)/i;

/** What came of a call. One that failed for another reason had its permission, and counts as a use. */
export function outcomeOf({ errorCode }: TrailRecord): "used" | "denied" | "unauthenticated" {
  if (errorCode === undefined) return "used";
  if (denied.test(errorCode)) return "denied";
  return unauthenticated.test(errorCode) ? "unauthenticated" : "used";
}
