import {
  type AccountWriter,
  createAccountStatuses,
  delegatedAdministrators,
  handshakeAddresses,
  handshakes,
  memberAccounts,
  memberships,
  organizationalUnits,
  organizationPolicies,
  organizationResourcePolicies,
  organizationRoots,
  organizations,
  registryId,
  type StoredRecord,
  type Table,
  trustedServices,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { organizationWrite } from "../organization-operation.ts";
import { accountsOfTransfers, requireNoTransfer } from "../transfers/transfers.ts";

const emptied =
  <R extends StoredRecord>(of: Table<R>) =>
  (management: AccountWriter): void => {
    for (const { id } of [...management.list(of)]) management.delete(of, id);
  };

/** What goes with an organization. */
const removals = [
  emptied(memberAccounts),
  emptied(organizationalUnits),
  emptied(organizationPolicies),
  emptied(organizationResourcePolicies),
  emptied(organizationRoots),
  emptied(delegatedAdministrators),
  emptied(trustedServices),
  emptied(handshakes),
  emptied(createAccountStatuses),
  emptied(organizations),
];

export const deleteOrganization = organizationWrite("DeleteOrganization", {
  audience: "management",
  accounts: (_, known) => accountsOfTransfers(known),
  run(_, scope) {
    const { management, managementAccountId } = scope.own;
    if (management.count(memberAccounts) > 1) {
      throw serviceError(
        "OrganizationNotEmptyException",
        "To delete an organization you must first remove all member accounts (except the master).",
      );
    }
    requireNoTransfer(scope);
    const registry = scope.other(registryId);
    for (const { id } of [...management.list(handshakes)]) {
      registry?.delete(handshakeAddresses, id);
    }
    for (const remove of removals) remove(management);
    management.delete(memberships, managementAccountId);
    return {};
  },
});
