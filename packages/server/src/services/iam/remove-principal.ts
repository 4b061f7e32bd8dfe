import {
  type AccountWriter,
  actionUses,
  type Role,
  roles,
  roleUses,
  type User,
  users,
} from "@ostiary/directory";

function removeActionUses(account: AccountWriter, principalId: string): void {
  for (const { id } of account.find(actionUses, "principal", principalId)) {
    account.delete(actionUses, id);
  }
}

/** Takes a user away, with what is kept about its use. */
export function removeUser(account: AccountWriter, user: User): void {
  account.delete(users, user.id);
  removeActionUses(account, user.id);
}

/** Takes a role away, with what is kept about its use. */
export function removeRole(account: AccountWriter, role: Role): void {
  account.delete(roles, role.id);
  account.delete(roleUses, role.id);
  removeActionUses(account, role.id);
}
