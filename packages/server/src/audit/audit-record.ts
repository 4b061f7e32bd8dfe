import { randomUUID } from "node:crypto";
import { type AuditEvent, parseArn } from "@ostiary/directory";
import {
  auditValue,
  type OperationModel,
  type ServiceError,
  type ServiceModel,
} from "@ostiary/wire";
import type { Caller } from "../caller/caller.ts";
import type { Federation } from "../caller/federation.ts";
import { type RequestFacts, sourceIdentityOf } from "../caller/request-context.ts";

/** What an audit record tells of a call. */
export interface AuditedCall {
  readonly model: ServiceModel;
  readonly operation: OperationModel;
  readonly input: object;
  readonly caller: Caller;
  readonly facts: RequestFacts;
  readonly requestId: string;
  readonly readOnly: boolean;
  /** ARNs of what it was about. */
  readonly targets: readonly string[];
}

const identityTypes = {
  root: "Root",
  user: "IAMUser",
  "role-session": "AssumedRole",
  "federated-user": "FederatedUser",
  federated: "WebIdentityUser",
  service: "AWSService",
  anonymous: "AWSAccount",
} as const satisfies Record<Caller["principal"]["kind"], string>;

const federatedTypes = {
  "web-identity": "WebIdentityUser",
  saml: "SAMLUser",
} as const satisfies Record<Federation["kind"], string>;

/** `userIdentity` ("CloudTrail userIdentity element"). */
function userIdentity(caller: Caller): Record<string, unknown> {
  const { principal, claims, federation } = caller;
  if (federation !== undefined) {
    return {
      type: federatedTypes[federation.kind],
      principalId: federation.principalId,
      userName: federation.subject,
      identityProvider: federation.identityProvider,
    };
  }
  const sourceIdentity = sourceIdentityOf(claims);
  const vouched = claims?.kind === "role" ? claims.federation : undefined;
  return {
    type: identityTypes[principal.kind],
    principalId: caller.userId,
    arn: caller.arn,
    accountId: caller.accountId,
    ...(caller.accessKeyId !== undefined && { accessKeyId: caller.accessKeyId }),
    ...(caller.userName !== undefined && { userName: caller.userName }),
    ...(claims !== undefined && {
      sessionContext: {
        ...(principal.kind === "role-session" && {
          sessionIssuer: {
            type: "Role",
            principalId: principal.roleId,
            arn: principal.roleArn,
            accountId: caller.accountId,
            userName: principal.roleArn.slice(principal.roleArn.lastIndexOf("/") + 1),
          },
        }),
        ...(vouched?.kind === "web-identity" && {
          webIdFederationData: { federatedProvider: vouched.provider, attributes: {} },
        }),
        ...(sourceIdentity !== undefined && { sourceIdentity }),
        // "Track privileged tasks in CloudTrail".
        ...(claims.kind === "root-task" && { assumedRoot: "true" }),
        attributes: {
          creationDate: isoSeconds(claims.issued * 1000),
          mfaAuthenticated: String(
            claims.kind === "user" && claims.mfaAuthenticatedAt !== undefined,
          ),
        },
      },
    }),
    // "Temporary delegation: CloudTrail".
    ...(claims?.delegation !== undefined && {
      invokedByDelegate: { accountId: claims.delegation.requestorId },
    }),
  };
}

const isoSeconds = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;

/** An event in the shape of a CloudTrail record ("CloudTrail record contents for management, data and network activity events"). */
export function auditEvent(
  call: AuditedCall,
  outcome: { readonly output: object } | { readonly error: ServiceError },
): AuditEvent {
  const { model, operation, caller, facts } = call;
  const eventId = randomUUID();
  const failed = "error" in outcome;
  const userName = auditedName(caller);
  const targets = call.targets.filter((arn) => arn !== "*");
  return {
    eventId,
    eventTime: facts.now,
    accountId: caller.accountId,
    eventName: operation.name,
    eventSource: model.eventSource,
    ...(userName !== undefined && { userName }),
    ...(caller.accessKeyId !== undefined && { accessKeyId: caller.accessKeyId }),
    readOnly: call.readOnly,
    resources: targets.map((name) => ({ name })),
    record: {
      eventVersion: "1.11",
      userIdentity: userIdentity(caller),
      eventTime: isoSeconds(facts.now),
      eventSource: model.eventSource,
      eventName: operation.name,
      awsRegion: facts.region,
      sourceIPAddress: facts.sourceIp,
      userAgent: facts.userAgent ?? "",
      ...(failed && {
        errorCode: outcome.error.code,
        errorMessage: withoutEncoded(outcome.error.message),
      }),
      requestParameters:
        caller.federation === undefined
          ? auditValue(operation.input, call.input)
          : { ...auditValue(operation.input, call.input), ...caller.federation.parameters },
      responseElements:
        failed || call.readOnly ? null : auditValue(operation.output, outcome.output),
      requestID: call.requestId,
      eventID: eventId,
      readOnly: call.readOnly,
      resources: targets.map((arn) => ({
        ARN: arn,
        accountId: parseArn(arn)?.account || caller.accountId,
      })),
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: caller.accountId,
      eventCategory: "Management",
    },
  };
}

/** The name under which LookupEvents finds a caller: the user's, or the session's. */
function auditedName(caller: Caller): string | undefined {
  if (caller.principal.kind === "root") return "root";
  return caller.userName ?? caller.arn.split("/").at(-1);
}

/** The encoded explanation is the caller's; the record has the facts in the clear. */
const withoutEncoded = (message: string): string =>
  message.split(" Encoded authorization failure message:", 1)[0] ?? message;

/** Whether a call that failed is worth a record: refusals and failed changes are, mistyped reads are not. */
export const isAudited = (readOnly: boolean, error: ServiceError): boolean =>
  !readOnly || error.code === "AccessDenied";
