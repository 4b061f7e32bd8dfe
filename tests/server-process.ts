import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type DirectoryOptions, newAccessKeyId, openKeyRing, roles } from "@ostiary/directory";
import { operatorRoleName } from "@ostiary/server";
import type { ClientSettings } from "./running-server.ts";

const command = fileURLToPath(new URL("../packages/cli/bin/ostiary.mjs", import.meta.url));

/** The real command, serving in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly endpoint: string;
  readonly accountId: string;
  /** Ends it with a signal and waits until it has ended. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Starts `ostiary start` on any port and waits for the line that it prints when it is ready. */
export async function startServerProcess(
  { data, database, keyEncryptionKey }: DirectoryOptions,
  ...parameters: readonly string[]
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [
    ...[command, "start", "--port", "0", "--data", data],
    ...(database === undefined ? [] : ["--database", database]),
    ...(keyEncryptionKey === undefined ? [] : ["--key-file", keyEncryptionKey]),
    ...parameters,
  ]);
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint += String(text);
  });
  const line = await Promise.race([
    once(child.stdout, "data").then(([text]) => String(text)),
    once(child, "exit").then(() => ""),
  ]);
  const [, endpoint = "", accountId = ""] = /(http:\/\/\S+) for account (\d+)/.exec(line) ?? [];
  if (endpoint === "") throw new Error(`The server does not start: ${complaint}`);
  return {
    child,
    endpoint,
    accountId,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, "exit");
      child.kill(signal);
      await exit;
    },
  };
}

/** What an SDK client needs to speak to a server as its operator, made beside it from the data folder's key. */
export async function operatorSettings(
  endpoint: string,
  directory: DirectoryOptions,
): Promise<ClientSettings> {
  const ring = await openKeyRing(directory);
  try {
    const [accountId = ""] = ring.accountIds();
    const role = (await ring.view(accountId))?.named(roles, operatorRoleName);
    const issued = Math.floor(Date.now() / 1000);
    const credentials = ring.sessions.seal({
      kind: "role",
      accountId,
      accessKeyId: newAccessKeyId("ASIA", accountId),
      issued,
      expires: issued + 3600,
      roleId: role?.id ?? "",
      sessionName: "test",
      chained: false,
    });
    return { endpoint, region: "us-east-1", maxAttempts: 1, credentials };
  } finally {
    await ring.close();
  }
}
