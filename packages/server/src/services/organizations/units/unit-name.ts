import { type AccountReader, organizationalUnits, siblingKey } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";

/** DuplicateOrganizationalUnitException where a sibling has the name. */
export function requireFreeUnitName(
  management: AccountReader,
  parentId: string,
  name: string,
): void {
  if (management.find(organizationalUnits, "name", siblingKey(parentId, name)).length > 0) {
    throw serviceError(
      "DuplicateOrganizationalUnitException",
      "An OU with the same name already exists.",
    );
  }
}
