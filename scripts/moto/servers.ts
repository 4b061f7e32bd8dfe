import { once } from "node:events";
import { createServer, type Server } from "node:http";
import {
  accessKeys,
  accounts,
  type Directory,
  newAccessKeyId,
  uniqueId,
  users,
} from "@ostiary/directory";
import { defaultSettings, startServer } from "@ostiary/server";

/** How a server is run for moto's tests. */
export type Mode = "lenient" | "strict";

/** A server for moto's tests, and what their environment has to say of it. */
export interface MotoServer {
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** The account that moto's tests expect. */
const accountId = "123456789012";

/** Starts a server on a fresh folder. */
export async function motoServer(mode: Mode, data: string): Promise<MotoServer> {
  const server = await startServer({
    ...defaultSettings,
    data,
    port: 0,
    accountId,
    lenient: mode === "lenient",
    // What a strict server still has to write of an account that was forgotten it can't write.
    logLevel: mode === "lenient" ? "error" : "silent",
  });
  const endpoint = { TEST_SERVER_MODE_ENDPOINT: server.endpoint };
  if (mode === "lenient") {
    const anyone = { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing" };
    return { environment: { ...endpoint, ...anyone }, stop: server.stop };
  }
  const { directory } = server.state;
  const id = newAccessKeyId("AKIA", accountId);
  const forgetting = await listening(() => beginAnew(directory, id));
  await beginAnew(directory, id);
  return {
    environment: {
      ...endpoint,
      AWS_ACCESS_KEY_ID: id,
      AWS_SECRET_ACCESS_KEY: secret,
      OSTIARY_MOTO_RESET: forgetting.url,
    },
    async stop() {
      forgetting.server.close();
      await server.stop();
    },
  };
}

const secret = "the administrator's secret access key";

/** Forgets everything but an account with an administrator, whose key stays the same. */
async function beginAnew(directory: Directory, accessKeyId: string): Promise<void> {
  await directory.reset();
  const now = Date.now();
  await directory.write([], (transaction) => {
    const account = transaction.createAccount(accountId);
    account.put(accounts, { id: accountId, name: "moto", createDate: now });
    const userId = uniqueId("AIDA");
    account.put(users, {
      id: userId,
      userName: "administrator",
      path: "/",
      createDate: now,
      tags: [],
      groups: [],
      attachedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
      inlinePolicies: [],
    });
    account.put(accessKeys, {
      id: accessKeyId,
      userId,
      status: "Active",
      wrappedSecret: directory.secrets.wrap(secret, accessKeyId),
      createDate: now,
    });
  });
}

/** A place on this machine that does something when it is asked. */
async function listening(act: () => Promise<void>): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => {
    act().then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/` };
}
