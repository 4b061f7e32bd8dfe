import { memberAccounts, organizationalUnits } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { entityTarget, requireUnit } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";

export const deleteOrganizationalUnit = organizationWrite("DeleteOrganizationalUnit", {
  audience: "management",
  resource: ({ OrganizationalUnitId }, { own }) => entityTarget(own, OrganizationalUnitId),
  run({ OrganizationalUnitId }, { own }) {
    const { management } = own;
    const { id } = requireUnit(own, OrganizationalUnitId);
    if (
      management.find(organizationalUnits, "parent", id).length > 0 ||
      management.find(memberAccounts, "parent", id).length > 0
    ) {
      throw serviceError(
        "OrganizationalUnitNotEmptyException",
        "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.",
      );
    }
    management.delete(organizationalUnits, id);
    return {};
  },
});
