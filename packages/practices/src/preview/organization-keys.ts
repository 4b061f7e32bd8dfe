import type { ContextValue } from "@ostiary/policy";
import type { Candidate } from "../model/candidate-values.ts";
import { pathTo } from "../model/control-policies.ts";
import type { OrganizationSnapshot } from "../snapshot/index.ts";
import type { RecordedRequest } from "./recorded-request.ts";

/** Keys that the organization gives a request, in lower case. */
export type OrganizationKeys = ReadonlyMap<string, ContextValue>;

/** The keys of a request of which the organization's tree tells: of the caller's account, and of the resource's. */
export function organizationKeys(
  organization: OrganizationSnapshot,
  principalAccount: string | undefined,
  resourceAccount: string | undefined,
): OrganizationKeys {
  const of = (subject: "principal" | "resource", account: string | undefined) => {
    const path = account === undefined ? undefined : pathTo(organization, account);
    if (path === undefined) return [];
    const above = path.slice(0, -1).join("/");
    return [
      [`aws:${subject}orgid`, organization.id],
      [`aws:${subject}orgpaths`, [`${organization.id}/${above}/`]],
    ] as const;
  };
  return new Map<string, ContextValue>([
    ...of("principal", principalAccount),
    ...of("resource", resourceAccount),
  ]);
}

/** Another organization, or none. */
const elsewhere: Readonly<Record<"orgid" | "orgpaths", readonly Candidate[]>> = {
  orgid: ["o-elsewhere0", null],
  orgpaths: [["o-elsewhere0/r-elsewhere/"], null],
};

/** What is known of the organization of accounts that are not in this one: that it is another, or none. */
export function keysElsewhere(
  { principal, resourceAccount }: RecordedRequest,
  keys: OrganizationKeys,
): ReadonlyMap<string, readonly Candidate[]> {
  const limited = new Map<string, readonly Candidate[]>();
  const hasAccount = "account" in principal;
  for (const name of ["orgid", "orgpaths"] as const) {
    const ofPrincipal = `aws:principal${name}`;
    const ofResource = `aws:resource${name}`;
    if (!keys.has(ofPrincipal)) limited.set(ofPrincipal, hasAccount ? elsewhere[name] : [null]);
    if (!keys.has(ofResource) && resourceAccount !== undefined) {
      limited.set(ofResource, elsewhere[name]);
    }
  }
  return limited;
}
