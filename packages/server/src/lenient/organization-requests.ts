import { organizationalUnits } from "@ostiary/directory";
import { constraintViolation } from "../services/organizations/errors.ts";
import { isDelegable } from "../services/organizations/trusted-services/integrated-services.ts";
import { unrecognized } from "../services/organizations/trusted-services/service-principal.ts";
import { duplicateUnit } from "../services/organizations/units/unit-name.ts";
import { asking, type Change } from "./change.ts";

/** What Organizations refuses otherwise. */
export const organizationRequests: readonly Change[] = [
  asking(
    "organizations",
    "UpdateOrganizationalUnit",
    "a name that any unit has, be it its own, is DuplicateOrganizationalUnitException",
    (input, { account }) => {
      for (const { name } of account.list(organizationalUnits)) {
        if (name === input.Name) throw duplicateUnit();
      }
      return input;
    },
  ),
  asking(
    "organizations",
    "ListDelegatedAdministrators",
    "a service that nobody can administer for others is InvalidInputException",
    (input) => {
      const { ServicePrincipal } = input;
      if (ServicePrincipal !== undefined && !isDelegable(ServicePrincipal)) throw unrecognized();
      return input;
    },
  ),
  asking(
    "organizations",
    "DeregisterDelegatedAdministrator",
    "the management account is ConstraintViolationException, as where it is registered",
    (input, { account }) => {
      if (input.AccountId === account.accountId) {
        throw constraintViolation(
          "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
          "You cannot register master account/yourself as delegated administrator for your organization.",
        );
      }
      return input;
    },
  ),
];
