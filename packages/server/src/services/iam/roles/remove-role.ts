import { type AccountWriter, type Role, roles, roleUses } from "@ostiary/directory";

/** Takes a role away, with what is kept about its use. */
export function removeRole(account: AccountWriter, role: Role): void {
  account.delete(roles, role.id);
  account.delete(roleUses, role.id);
}
