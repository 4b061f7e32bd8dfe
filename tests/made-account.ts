import { randomInt } from "node:crypto";
import { accounts, newAccessKeyId, type Role, roles, uniqueId } from "@ostiary/directory";
import type { ClientSettings, TestServer } from "./running-server.ts";

/** An account that lies beside the server's own, in no organization, with a role that may do everything. */
export interface MadeAccount {
  readonly accountId: string;
  /** As its administrator. */
  readonly settings: ClientSettings;
}

/** Makes an account, as nobody can by the API without an organization. */
export async function madeAccount({ server, settings }: TestServer): Promise<MadeAccount> {
  const { directory } = server.state;
  const accountId = `7${String(randomInt(0, 100_000_000_000)).padStart(11, "0")}`;
  const role: Role = {
    id: uniqueId("AROA"),
    roleName: "Administrator",
    path: "/",
    createDate: Date.now(),
    maxSessionDuration: 3600,
    assumeRolePolicyDocument: "{}",
    trustedIds: {},
    tags: [],
    attachedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    inlinePolicies: [],
  };
  await directory.write([], (transaction) => {
    const account = transaction.createAccount(accountId);
    account.put(accounts, { id: accountId, name: "other", createDate: Date.now() });
    account.put(roles, role);
  });
  const issued = Math.floor(Date.now() / 1000);
  const credentials = directory.sessions.seal({
    kind: "role",
    accountId,
    accessKeyId: newAccessKeyId("ASIA", accountId),
    issued,
    expires: issued + 3600,
    roleId: role.id,
    sessionName: "other",
    chained: false,
  });
  return { accountId, settings: settings(credentials) };
}
