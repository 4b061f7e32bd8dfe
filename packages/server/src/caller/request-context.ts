import type { SessionClaims, Tag } from "@ostiary/directory";
import {
  type ContextValue,
  hasAccount,
  principalKeys,
  type RequestContext,
  requestContext,
} from "@ostiary/policy";
import type { OperationContext, Scope } from "../operation.ts";
import { placeOfCaller, placeOfResource } from "../organizations/controls-of-call.ts";
import type { OrganizationPlace } from "../organizations/place.ts";
import type { Caller } from "./caller.ts";

/** What the connection and the clock say of a request. */
export interface RequestFacts {
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
  readonly referer: string | undefined;
  readonly secureTransport: boolean;
  readonly region: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Keys with their values, or undefined for those that the request doesn't have. Of the same key twice the later one counts. */
type Entries = readonly (readonly [key: string, value: ContextValue | undefined])[];

/** The keys that say who calls. */
function callerKeys(caller: Caller, now: number): Entries {
  const { principal, claims } = caller;
  const own = Object.entries(principalKeys(principal));
  if (!hasAccount(principal)) return own;
  const federation = claims?.kind === "role" ? claims.federation : undefined;
  return [
    ...Object.entries(federation?.context ?? {}),
    ["aws:FederatedProvider", federation?.provider],
    ...own,
    ...tagKeys("aws:PrincipalTag/", caller.tags),
    ...(claims === undefined ? [] : sessionKeys(claims, now)),
  ];
}

/** Who began a chain of sessions, where somebody said so ("Monitor and control actions taken with assumed roles"). */
export const sourceIdentityOf = (claims: SessionClaims | undefined): string | undefined =>
  claims?.kind === "role" || claims?.kind === "root-task" ? claims.sourceIdentity : undefined;

/** The keys of callers with temporary credentials. */
function sessionKeys(claims: SessionClaims, now: number): Entries {
  // A role's session says nothing of MFA: it is asked for when the role is assumed ("Secure API access with MFA").
  const mfa = claims.kind === "user" ? claims.mfaAuthenticatedAt : undefined;
  const age = mfa === undefined ? undefined : Math.max(0, Math.floor(now / 1000) - mfa);
  return [
    ["aws:SourceIdentity", sourceIdentityOf(claims)],
    ["aws:TokenIssueTime", new Date(claims.issued * 1000).toISOString()],
    ["aws:MultiFactorAuthPresent", String(mfa !== undefined)],
    ["aws:MultiFactorAuthAge", age === undefined ? undefined : String(age)],
  ];
}

/** The keys that every request has. */
const requestKeys = (facts: RequestFacts): Entries => [
  ["aws:CurrentTime", new Date(facts.now).toISOString()],
  ["aws:EpochTime", String(Math.floor(facts.now / 1000))],
  ["aws:RequestedRegion", facts.region],
  ["aws:SecureTransport", String(facts.secureTransport)],
  ["aws:SourceIp", facts.sourceIp],
  ["aws:UserAgent", facts.userAgent],
  ["aws:referer", facts.referer],
  ["aws:ViaAWSService", "false"],
];

/** The keys that say in which organization the caller's account, or that of the resource, stands. */
const organizationKeys = (
  whose: "Principal" | "Resource",
  place: OrganizationPlace | undefined,
): Entries =>
  place === undefined
    ? []
    : [
        [`aws:${whose}OrgID`, place.organizationId],
        [`aws:${whose}OrgPaths`, [place.path]],
      ];

/** The keys of a resource: its account, and its tags under both names that IAM knows. */
const resourceKeys = (service: string, accountId: string, tags: readonly Tag[] = []): Entries => [
  ["aws:ResourceAccount", accountId],
  ...tagKeys("aws:ResourceTag/", tags),
  ...(service === "iam" || service === "sts" ? tagKeys("iam:ResourceTag/", tags) : []),
];

const tagKeys = (prefix: string, tags: readonly Tag[]): Entries =>
  tags.map(({ key, value }) => [prefix + key, value]);

/** The context of one request for one resource ("AWS global condition context keys"). */
export function contextOf(
  scope: Scope,
  resource: { readonly accountId: string; readonly tags?: readonly Tag[] },
  service: string,
  operation: OperationContext,
): RequestContext {
  const { caller, facts } = scope;
  const isOfAccount = hasAccount(caller.principal);
  return requestContext([
    ...requestKeys(facts),
    ...callerKeys(caller, facts.now),
    ...(isOfAccount ? organizationKeys("Principal", placeOfCaller(scope)) : []),
    ...resourceKeys(service, resource.accountId, resource.tags),
    ...organizationKeys("Resource", placeOfResource(scope, resource.accountId)),
    ...Object.entries(operation),
  ]);
}
