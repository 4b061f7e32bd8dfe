import {
  type DelegatedAdministrator,
  delegatedAdministrators,
  organizationQuotas,
  trustedServices,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { entityTarget, requireMember } from "../entities.ts";
import { constraintViolation } from "../errors.ts";
import { requireAllFeatures } from "../organization/feature-set.ts";
import { type OrganizationWriteScope, organizationWrite } from "../organization-operation.ts";
import { isDelegable } from "../trusted-services/integrated-services.ts";
import { serviceContext, unrecognized } from "../trusted-services/service-principal.ts";

/** Whether the account and the service are such that the one may administer the other. */
function requireFit(
  { own, waived }: OrganizationWriteScope,
  accountId: string,
  service: string,
): void {
  const { management, managementAccountId } = own;
  const member = requireMember(own, accountId);
  if (accountId === managementAccountId) {
    throw constraintViolation(
      "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
      "You cannot register master account/yourself as delegated administrator for your organization.",
    );
  }
  if (member.status !== "ACTIVE") {
    throw constraintViolation(
      "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
      "You cannot register a suspended account as a delegated administrator.",
    );
  }
  if (!isDelegable(service)) throw unrecognized();
  const isTrusted = management.get(trustedServices, service) !== undefined;
  if (!isTrusted && !waived.has("service-access")) {
    throw constraintViolation(
      "SERVICE_ACCESS_NOT_ENABLED",
      "You attempted to register a delegated administrator before you enabled service access. Call the EnableAWSServiceAccess API first.",
    );
  }
}

export const registerDelegatedAdministrator = organizationWrite("RegisterDelegatedAdministrator", {
  audience: "management",
  resource: ({ AccountId }, { own }) => entityTarget(own, AccountId),
  context: serviceContext,
  run({ AccountId, ServicePrincipal }, scope) {
    const { own, now } = scope;
    const { management } = own;
    requireAllFeatures(own);
    requireFit(scope, AccountId, ServicePrincipal);
    const present = management.get(delegatedAdministrators, AccountId);
    const services = present?.services ?? [];
    if (services.some(({ servicePrincipal }) => servicePrincipal === ServicePrincipal)) {
      throw serviceError(
        "AccountAlreadyRegisteredException",
        "The provided account is already a delegated administrator for your organization.",
      );
    }
    const others = management.find(delegatedAdministrators, "service", ServicePrincipal);
    if (others.length >= organizationQuotas.delegatedAdministratorsPerService) {
      throw constraintViolation(
        "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
        "You have exceeded the maximum number of delegated administrators for the service principal.",
      );
    }
    const registered: DelegatedAdministrator = {
      id: AccountId,
      delegationDate: present?.delegationDate ?? now,
      services: [...services, { servicePrincipal: ServicePrincipal, delegationDate: now }],
    };
    management.put(delegatedAdministrators, registered);
    return {};
  },
});
