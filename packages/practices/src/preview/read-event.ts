import { requestContext } from "@ostiary/policy";
import type { Candidate } from "../model/candidate-values.ts";
import { callerOfEvent, type EventCaller } from "./caller-of-event.ts";
import { actionOfEvent } from "./event-actions.ts";
import { isObject, type JsonObject, objectAt, textAt } from "./json-value.ts";
import type { ReadRecord } from "./recorded-request.ts";

/** Reads a record of CloudTrail ("CloudTrail record contents"): what was asked, by whom, of what, with what context. */
export function readEvent(record: unknown): ReadRecord {
  if (!isObject(record)) return unread({}, "it is no record of CloudTrail");
  if (textAt(record, "eventType") !== "AwsApiCall") return { kind: "passed-over" };
  if (textAt(record, "errorCode") !== undefined) return { kind: "passed-over" };
  const identity = objectAt(record, "userIdentity");
  const type = textAt(identity, "type");
  const action = actionOfEvent(
    textAt(record, "eventSource") ?? "",
    textAt(record, "eventName") ?? "",
  );
  if (action === undefined) return unread(record, "its source is no service of AWS");
  // Nobody of an account yet: the trust policy alone lets them in.
  if (type === "WebIdentityUser" || type === "SAMLUser") return { kind: "passed-over" };
  const caller = callerOfEvent(identity);
  if (caller === undefined) return unread(record, "it does not say who called");
  const resources = resourcesOf(record);
  const resourceAccount = resourceAccountOf(record, resources.accounts);
  const known = contextOf(record, caller, resourceAccount);
  return {
    kind: "request",
    request: {
      event: textAt(record, "eventID") ?? "",
      at: textAt(record, "eventTime") ?? "",
      action,
      principal: caller.principal,
      caller: caller.arn,
      serviceLinked: caller.serviceLinked,
      ...(resources.arns.length > 0 && { resources: resources.arns }),
      ...(resourceAccount !== undefined && { resourceAccount }),
      ...known,
    },
  };
}

function unread(record: JsonObject, reason: string): ReadRecord {
  const identity = objectAt(record, "userIdentity");
  return {
    kind: "unread",
    unread: {
      event: textAt(record, "eventID") ?? "",
      at: textAt(record, "eventTime") ?? "",
      caller: textAt(identity, "arn") ?? textAt(identity, "principalId") ?? "somebody",
      name: `${textAt(record, "eventSource") ?? "?"} ${textAt(record, "eventName") ?? "?"}`,
      reason,
    },
  };
}

function resourcesOf(record: JsonObject): {
  readonly arns: readonly string[];
  readonly accounts: readonly string[];
} {
  const listed = Array.isArray(record["resources"]) ? record["resources"].filter(isObject) : [];
  const arns = listed.flatMap((one) => textAt(one, "ARN") ?? []);
  const owners = listed.flatMap((one) => textAt(one, "accountId") ?? []);
  const inArns = arns.flatMap((arn) => arn.split(":")[4] || []);
  const accounts = [...owners, ...inArns].filter((account) => /^\d{12}$/u.test(account));
  return { arns: [...new Set(arns)], accounts: [...new Set(accounts)] };
}

/** The owner of the resources: as they say, or the account whose trail has the record; undefined where they have several. */
function resourceAccountOf(record: JsonObject, owners: readonly string[]): string | undefined {
  const [owner = textAt(record, "recipientAccountId"), ...others] = owners;
  return others.length === 0 ? owner : undefined;
}

type Known = {
  readonly context: ReturnType<typeof requestContext>;
  readonly limited: ReadonlyMap<string, readonly Candidate[]>;
};

/** Keys that a record would tell of: without it the request did not bring them. */
const toldOf = [
  "aws:multifactorauthpresent",
  "aws:multifactorauthage",
  "aws:tokenissuetime",
  "aws:sourcevpce",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:vpcesourceip",
  "aws:sourceidentity",
  "aws:assumedroot",
  "aws:username",
  "ec2:roledelivery",
] as const;

function contextOf(
  record: JsonObject,
  caller: EventCaller,
  resourceAccount: string | undefined,
): Known {
  const session = objectAt(objectAt(record, "userIdentity"), "sessionContext");
  const attributes = objectAt(session, "attributes");
  const endpoint = textAt(record, "vpcEndpointId");
  const invokedBy = textAt(objectAt(record, "userIdentity"), "invokedBy");
  const isService = caller.principal.kind === "service";
  const at = textAt(record, "eventTime");
  const source = textAt(record, "sourceIPAddress");
  const address = source !== undefined && /^[0-9a-f.:]+$/u.test(source) ? source : undefined;
  const tls = textAt(objectAt(record, "tlsDetails"), "tlsVersion");
  const context = requestContext({
    "aws:PrincipalArn": isService ? undefined : caller.arn,
    "aws:PrincipalAccount": "account" in caller.principal ? caller.principal.account : undefined,
    "aws:PrincipalType": caller.type,
    "aws:PrincipalIsAWSService": String(isService),
    "aws:PrincipalServiceName": isService ? caller.arn : undefined,
    "aws:ViaAWSService": String(invokedBy !== undefined && !isService),
    "aws:userid": caller.userId,
    "aws:username": caller.userName,
    "aws:RequestedRegion": textAt(record, "awsRegion"),
    "aws:SourceIp": endpoint === undefined ? address : undefined,
    "aws:UserAgent": textAt(record, "userAgent"),
    "aws:SecureTransport": tls === undefined ? undefined : "true",
    "aws:CurrentTime": at,
    "aws:EpochTime": at === undefined ? undefined : String(Math.floor(Date.parse(at) / 1000)),
    "aws:MultiFactorAuthPresent": textAt(attributes, "mfaAuthenticated"),
    "aws:TokenIssueTime": textAt(attributes, "creationDate"),
    "aws:SourceVpce": endpoint,
    "aws:SourceIdentity": textAt(session, "sourceIdentity"),
    "aws:AssumedRoot": textAt(session, "assumedRoot"),
    "ec2:RoleDelivery": textAt(session, "ec2RoleDelivery"),
    "aws:ResourceAccount": resourceAccount,
  });
  const absent = [
    // Through an endpoint there are more keys than a record tells of.
    ...toldOf.filter((key) => endpoint === undefined || !key.includes("vpc")),
    // Only services bring the source that they act for, and only they have no ARN.
    ...(isService
      ? ["aws:principalarn"]
      : [
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:principalservicename",
        ]),
    ...(address === undefined && endpoint !== undefined ? ["aws:sourceip"] : []),
  ].filter(
    (key) =>
      !context.has(key) &&
      !(key === "aws:multifactorauthage" && context.get("aws:multifactorauthpresent") === "true"),
  );
  return { context, limited: new Map(absent.map((key) => [key, [null]])) };
}
