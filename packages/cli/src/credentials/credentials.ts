import { userInfo } from "node:os";
import { resolve } from "node:path";
import { newAccessKeyId, roles } from "@ostiary/directory";
import { openDataFolder } from "../data-folder.ts";
import { notedEndpoint } from "../endpoint-file.ts";
import { type CredentialFormat, formats } from "./format.ts";

export interface CredentialsOptions {
  readonly format: CredentialFormat;
  readonly role?: string;
  readonly accountId?: string;
  readonly duration?: number;
  readonly port?: number;
  readonly data?: string;
  readonly database?: string;
  readonly keyFile?: string;
}

const region = "us-east-1";
const shortest = 900;
const defaultPort = 4780;

/** The name of the session: the person's, in the characters that a session name may have. */
const sessionName = (): string =>
  `operator-${userInfo().username}`.replace(/[^\w+=,.@-]/g, "-").slice(0, 64);

/** `ostiary credentials`: who can read the data folder is its operator. Works beside a running server, and without one. */
export async function credentials(options: CredentialsOptions): Promise<void> {
  const { role: roleName = "OstiaryOperator", duration = 3600, port } = options;
  const { directory, data } = await openDataFolder(options);
  try {
    const accountId = options.accountId ?? directory.accountIds()[0] ?? "";
    const account = await directory.view(accountId);
    if (account === undefined) throw new Error(`There is no account ${accountId}.`);
    const role = account.named(roles, roleName);
    if (role === undefined) throw new Error(`Account ${accountId} has no role ${roleName}.`);
    if (duration < shortest || duration > role.maxSessionDuration) {
      throw new Error(`--duration must be from ${shortest} to ${role.maxSessionDuration} seconds.`);
    }
    const issued = Math.floor(Date.now() / 1000);
    const sealed = directory.sessions.seal({
      kind: "role",
      accountId,
      accessKeyId: newAccessKeyId("ASIA", accountId),
      issued,
      expires: issued + duration,
      roleId: role.id,
      sessionName: sessionName(),
      chained: false,
    });
    const noted = port === undefined ? await notedEndpoint(data) : undefined;
    const endpoint = noted ?? `http://127.0.0.1:${port ?? defaultPort}`;
    const repeat = [
      "--data",
      data,
      "--role",
      roleName,
      "--account-id",
      accountId,
      "--duration",
      String(duration),
    ];
    const keyFile = options.keyFile === undefined ? [] : ["--key-file", resolve(options.keyFile)];
    console.log(
      formats[options.format]({
        ...sealed,
        expires: issued + duration,
        endpoint,
        region,
        repeat: [...repeat, ...keyFile],
      }),
    );
  } finally {
    await directory.close();
  }
}
