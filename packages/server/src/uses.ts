import {
  type AccessKeyUse,
  type AccountReader,
  accessKeyUses,
  type Directory,
  type RoleUse,
  roleUses,
} from "@ostiary/directory";

/** When credentials were last used. Uses are noted in memory and written from time to time, as AWS also shows them late. */
export interface CredentialUses {
  noteAccessKey(accountId: string, use: AccessKeyUse): void;
  noteRole(accountId: string, use: RoleUse): void;
  accessKey(account: AccountReader, accessKeyId: string): AccessKeyUse | undefined;
  role(account: AccountReader, roleId: string): RoleUse | undefined;
  /** Writes what was noted since the last time. */
  flush(): Promise<void>;
}

interface Noted {
  readonly keys: Map<string, AccessKeyUse>;
  readonly roles: Map<string, RoleUse>;
}

/** Notes uses for a directory. */
export function credentialUses(directory: Directory): CredentialUses {
  let noted = new Map<string, Noted>();

  function ofAccount(accountId: string): Noted {
    let uses = noted.get(accountId);
    if (uses === undefined) {
      uses = { keys: new Map(), roles: new Map() };
      noted.set(accountId, uses);
    }
    return uses;
  }

  return {
    noteAccessKey: (accountId, use) => ofAccount(accountId).keys.set(use.id, use),
    noteRole: (accountId, use) => ofAccount(accountId).roles.set(use.id, use),
    accessKey: (account, id) =>
      noted.get(account.accountId)?.keys.get(id) ?? account.get(accessKeyUses, id),
    role: (account, id) => noted.get(account.accountId)?.roles.get(id) ?? account.get(roleUses, id),
    async flush() {
      const writing = noted;
      noted = new Map();
      for (const [accountId, { keys, roles }] of writing) {
        await directory.write([accountId], (transaction) => {
          const account = transaction.account(accountId);
          for (const use of keys.values()) account.put(accessKeyUses, use);
          for (const use of roles.values()) account.put(roleUses, use);
        });
      }
    },
  };
}
