import {
  type AccessKeyUse,
  type AccountReader,
  type AccountWriter,
  type ActionUse,
  accessKeyUses,
  actionUses,
  type Directory,
  type RoleUse,
  roles,
  roleUses,
  users,
} from "@ostiary/directory";

/**
 * When credentials and actions were last used. Uses are noted in memory and written from time to time, as AWS also shows them late.
 */
export interface CredentialUses {
  noteAccessKey(accountId: string, use: AccessKeyUse): void;
  noteRole(accountId: string, use: RoleUse): void;
  noteAction(accountId: string, use: ActionUse): void;
  accessKey(account: AccountReader, accessKeyId: string): AccessKeyUse | undefined;
  role(account: AccountReader, roleId: string): RoleUse | undefined;
  /** The actions that a principal has tried. */
  actions(account: AccountReader, principalId: string): readonly ActionUse[];
  /** Writes what was noted since the last time. */
  flush(): Promise<void>;
}

interface Noted {
  readonly keys: Map<string, AccessKeyUse>;
  readonly roles: Map<string, RoleUse>;
  /** By principal, then by id. */
  readonly actions: Map<string, Map<string, ActionUse>>;
}

type NotedByAccount = Map<string, Noted>;

function entryOf<V>(map: Map<string, V>, key: string, empty: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = empty();
    map.set(key, value);
  }
  return value;
}

const nothingNoted = (): Noted => ({ keys: new Map(), roles: new Map(), actions: new Map() });

/** Whether a principal is there still: a user or role may be gone since its use was noted. */
const isPresent = (account: AccountReader, principalId: string): boolean =>
  principalId === account.accountId ||
  account.get(users, principalId) !== undefined ||
  account.get(roles, principalId) !== undefined;

function write(account: AccountWriter, { keys, roles: ofRoles, actions }: Noted): void {
  for (const use of keys.values()) account.put(accessKeyUses, use);
  for (const use of ofRoles.values()) account.put(roleUses, use);
  for (const [principalId, uses] of actions) {
    if (!isPresent(account, principalId)) continue;
    for (const use of uses.values()) account.put(actionUses, use);
  }
}

/** Notes uses for a directory. */
export function credentialUses(directory: Directory): CredentialUses {
  let noted: NotedByAccount = new Map();
  /** What a flush is writing: it shows until it is written. */
  let writing: NotedByAccount = new Map();

  const ofAccount = (accountId: string): Noted => entryOf(noted, accountId, nothingNoted);
  const inMemory = ({ accountId }: AccountReader): readonly Noted[] =>
    [noted.get(accountId), writing.get(accountId)].filter((uses) => uses !== undefined);

  return {
    noteAccessKey: (accountId, use) => ofAccount(accountId).keys.set(use.id, use),
    noteRole: (accountId, use) => ofAccount(accountId).roles.set(use.id, use),
    noteAction(accountId, use) {
      const { actions } = ofAccount(accountId);
      entryOf(actions, use.principalId, () => new Map<string, ActionUse>()).set(use.id, use);
    },
    accessKey: (account, id) =>
      inMemory(account)
        .find(({ keys }) => keys.has(id))
        ?.keys.get(id) ?? account.get(accessKeyUses, id),
    role: (account, id) =>
      inMemory(account)
        .find((uses) => uses.roles.has(id))
        ?.roles.get(id) ?? account.get(roleUses, id),
    actions(account, principalId) {
      const uses = new Map<string, ActionUse>();
      for (const use of account.find(actionUses, "principal", principalId)) uses.set(use.id, use);
      for (const { actions } of inMemory(account).toReversed()) {
        for (const [id, use] of actions.get(principalId) ?? []) uses.set(id, use);
      }
      return [...uses.values()];
    },
    async flush() {
      const current = noted;
      writing = current;
      noted = new Map();
      try {
        // All at once, so that accounts share commits however many they are.
        const written = await Promise.allSettled(
          [...current].map(([accountId, uses]) =>
            directory.write([accountId], (transaction) =>
              write(transaction.account(accountId), uses),
            ),
          ),
        );
        const failed = written.find(({ status }) => status === "rejected");
        if (failed?.status === "rejected") throw failed.reason;
      } finally {
        if (writing === current) writing = new Map();
      }
    },
  };
}
