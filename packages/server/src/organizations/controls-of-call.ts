import type { AccountReader } from "@ostiary/directory";
import { hasAccount, resourceControlServices } from "@ostiary/policy";
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
const isServiceLinked = ({ caller: { principal } }: Scope): boolean =>
  principal.kind === "role-session" && principal.roleArn.includes(":role/aws-service-role/");

/** The service control policies that bind the caller: those of its own account. */
export const serviceControlOf = (scope: Scope): ControlLevels =>
  isServiceLinked(scope) || !hasAccount(scope.caller.principal)
    ? undefined
    : placeOfCaller(scope)?.serviceControl;

/** The resource control policies that bind a call: those of the account of the resource, for the services that have them. */
export const resourceControlOf = (
  scope: Scope,
  service: string,
  accountId: string,
): ControlLevels =>
  isServiceLinked(scope) || !controlled.has(service)
    ? undefined
    : placeOfResource(scope, accountId)?.resourceControl;
