import type { AccountReader } from "@ostiary/directory";
import { hasAccount, type RequestPrincipal, resourceControlServices } from "@ostiary/policy";
import type { Scope } from "../operation.ts";
import { type ControlLevels, type OrganizationPlace, placeOf } from "./place.ts";

const controlled: ReadonlySet<string> = new Set(resourceControlServices);

const placeIn = ({ server, arn }: Scope, account: AccountReader | undefined) =>
  placeOf(server.directory, account, arn.partition);

/** Where the caller's account stands in its organization. */
export const placeOfCaller = (scope: Scope): OrganizationPlace | undefined =>
  placeIn(scope, scope.account);

/** Where the account of a resource stands, as far as it is in memory. */
export const placeOfResource = (scope: Scope, accountId: string): OrganizationPlace | undefined =>
  placeIn(
    scope,
    accountId === scope.account.accountId
      ? scope.account
      : scope.server.directory.loaded(accountId),
  );

/** Roles that are linked to a service do for it what control policies must not break ("SCP effects on permissions"). */
const isServiceLinked = (principal: RequestPrincipal): boolean =>
  principal.kind === "role-session" && principal.roleArn.includes(":role/aws-service-role/");

/** The service control policies that bind the caller: those of its own account. */
export const serviceControlOf = (scope: Scope): ControlLevels =>
  isServiceLinked(scope.caller.principal) || !hasAccount(scope.caller.principal)
    ? undefined
    : placeOfCaller(scope)?.serviceControl;

/** The resource control policies that bind a call: those of the account of the resource, for the services that have them. */
export const resourceControlOf = (
  scope: Scope,
  service: string,
  accountId: string,
): ControlLevels =>
  isServiceLinked(scope.caller.principal) || !controlled.has(service)
    ? undefined
    : placeOfResource(scope, accountId)?.resourceControl;

/** Where somebody of the caller's account stands, for a simulation; undefined where the account is in no organization. */
export function placeOfSimulated(
  scope: Scope,
  principal: RequestPrincipal,
): OrganizationPlace | undefined {
  const place = placeOfCaller(scope);
  return place !== undefined && isServiceLinked(principal)
    ? { ...place, serviceControl: undefined }
    : place;
}
