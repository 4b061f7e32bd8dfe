import { type DelegatedAdministrator, delegatedAdministrators } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { requireMember } from "../entities.ts";
import type { CallersOrganization } from "../organization-of.ts";

/** A member that administers something; AccountNotRegisteredException where it does not. */
export function requireAdministrator(
  own: CallersOrganization,
  accountId: string,
): DelegatedAdministrator {
  requireMember(own, accountId);
  const administrator = own.management.get(delegatedAdministrators, accountId);
  if (administrator === undefined) {
    throw serviceError(
      "AccountNotRegisteredException",
      "The provided account is not a registered delegated administrator for your organization.",
    );
  }
  return administrator;
}
