import { type AccountReader, organizationalUnits, siblingKey } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";

export const duplicateUnit = (): ServiceError =>
  serviceError("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");

/** DuplicateOrganizationalUnitException where a sibling has the name. */
export function requireFreeUnitName(
  management: AccountReader,
  parentId: string,
  name: string,
): void {
  if (management.find(organizationalUnits, "name", siblingKey(parentId, name)).length > 0) {
    throw duplicateUnit();
  }
}
