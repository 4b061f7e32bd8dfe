import { randomInt } from "node:crypto";
import {
  accountEmails,
  accounts,
  emailId,
  newAccessKeyId,
  type Role,
  registryId,
  roles,
  uniqueId,
} from "@ostiary/directory";
import type { ClientSettings, TestServer } from "./running-server.ts";

/** An account that lies beside the server's own, in no organization, with a role that may do everything. */
export interface MadeAccount {
  readonly accountId: string;
  /** As its administrator. */
  readonly settings: ClientSettings;
}

/** A session of a role that lies in an account, without asking its trust policy. */
export function sessionOf(
  { server, settings }: TestServer,
  accountId: string,
  role: Role,
): ClientSettings {
  const issued = Math.floor(Date.now() / 1000);
  return settings(
    server.state.directory.sessions.seal({
      kind: "role",
      accountId,
      accessKeyId: newAccessKeyId("ASIA", accountId),
      issued,
      expires: issued + 3600,
      roleId: role.id,
      sessionName: "one",
      chained: false,
    }),
  );
}

/** As whom the management account enters a member that it has made. */
export async function memberSettings(
  running: TestServer,
  accountId: string,
): Promise<ClientSettings> {
  const account = await running.server.state.directory.view(accountId);
  const role = account?.named(roles, "OrganizationAccountAccessRole");
  if (role === undefined) throw new Error(`${accountId} has no role for its management account.`);
  return sessionOf(running, accountId, role);
}

/** Makes an account, as nobody can by the API without an organization. */
export async function madeAccount(running: TestServer, email?: string): Promise<MadeAccount> {
  const { directory } = running.server.state;
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
  await directory.write([registryId], (transaction) => {
    const account = transaction.createAccount(accountId);
    const named = { id: accountId, name: "other", createDate: Date.now() };
    account.put(accounts, email === undefined ? named : { ...named, email });
    account.put(roles, role);
    if (email !== undefined) {
      transaction.account(registryId).put(accountEmails, { id: emailId(email), accountId });
    }
  });
  return { accountId, settings: sessionOf(running, accountId, role) };
}
