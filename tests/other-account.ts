import { accounts, newAccessKeyId, roles, uniqueId } from "@ostiary/directory";
import type { ClientSettings, TestServer } from "./running-server.ts";

/** A further account of a server, with an administrator. */
export interface OtherAccount {
  readonly accountId: string;
  readonly admin: ClientSettings;
  /** The administrator under another session name. */
  session(name: string): ClientSettings;
  /** As GetCallerIdentity shows a session of the administrator. */
  arnOf(session: string): string;
}

/** Makes an account in the directory itself. */
export async function otherAccount(running: TestServer, accountId: string): Promise<OtherAccount> {
  const { directory } = running.server.state;
  const now = Date.now();
  const roleId = uniqueId("AROA");
  await directory.write([], (transaction) => {
    const account = transaction.createAccount(accountId);
    account.put(accounts, { id: accountId, name: `Account ${accountId}`, createDate: now });
    account.put(roles, {
      id: roleId,
      roleName: "Admin",
      path: "/",
      createDate: now,
      maxSessionDuration: 43_200,
      assumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { AWS: accountId }, Action: "sts:AssumeRole" }],
      }),
      trustedIds: {},
      tags: [],
      attachedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
      inlinePolicies: [],
    });
  });
  const session = (sessionName: string): ClientSettings => {
    const issued = Math.floor(Date.now() / 1000);
    return running.settings(
      directory.sessions.seal({
        kind: "role",
        accountId,
        accessKeyId: newAccessKeyId("ASIA", accountId),
        issued,
        expires: issued + 3600,
        roleId,
        sessionName,
        chained: false,
      }),
    );
  };
  return {
    accountId,
    admin: session("admin"),
    session,
    arnOf: (name) => `arn:aws:sts::${accountId}:assumed-role/Admin/${name}`,
  };
}

/** Keys of the root user of an account, which no operation gives out. */
export function rootSettings(running: TestServer, accountId: string): ClientSettings {
  const issued = Math.floor(Date.now() / 1000);
  return running.settings(
    running.server.state.directory.sessions.seal({
      kind: "user",
      accountId,
      accessKeyId: newAccessKeyId("ASIA", accountId),
      issued,
      expires: issued + 3600,
      userId: accountId,
      mfaAuthenticatedAt: issued,
    }),
  );
}
