import { accounts, parseArn, pathAndName, type Role, roles, uniqueId } from "@ostiary/directory";
import type { UnidentifiedScope } from "../operation.ts";
import type { FoundRole } from "../services/sts/role-session.ts";

/** Makes the role that an ARN names, and its account where there is none: any role can be assumed. */
export async function inventRole(
  scope: UnidentifiedScope,
  roleArn: string,
  ownAccountId: string,
): Promise<FoundRole> {
  const { directory } = scope.server;
  const parts = parseArn(roleArn);
  const named = parts !== undefined && /^[0-9]{12}$/.test(parts.account);
  const accountId = named ? parts.account : ownAccountId;
  const role: Role = {
    id: uniqueId("AROA"),
    roleName: pathAndName(parts?.resource ?? "").name || "invented",
    path: pathAndName(parts?.resource ?? "").path,
    createDate: scope.now,
    maxSessionDuration: 43_200,
    assumeRolePolicyDocument: "{}",
    trustedIds: {},
    tags: [],
    attachedPolicies: [],
    inlinePolicies: [],
  };
  await ensureAccount(scope, accountId);
  return directory.write([accountId], (transaction) => {
    const account = transaction.account(accountId);
    // Another request may have made it meanwhile.
    const present = account.named(roles, role.roleName);
    if (present === undefined) account.put(roles, role);
    return { role: present ?? role, accountId };
  });
}

async function ensureAccount({ server, now }: UnidentifiedScope, id: string): Promise<void> {
  const { directory } = server;
  if ((await directory.view(id)) !== undefined) return;
  try {
    await directory.write([], (transaction) => {
      transaction.createAccount(id).put(accounts, { id, name: "Invented", createDate: now });
    });
  } catch (error) {
    // Another request may have made it meanwhile.
    if ((await directory.view(id)) === undefined) throw error;
  }
}
