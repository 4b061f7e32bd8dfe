import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newAccessKeyId, roles } from "@ostiary/directory";
import {
  defaultSettings,
  operatorRoleName,
  type RunningServer,
  type ServerSettings,
  startServer,
} from "@ostiary/server";

/**
 * Notes which answers a server has given, where OSTIARY_ANSWERS names a folder for it: scripts/compatibility.ts says from it which
 * errors the tests provoke.
 */
async function noteAnswers({ state }: RunningServer): Promise<void> {
  const folder = process.env["OSTIARY_ANSWERS"];
  if (folder === undefined) return;
  const lines = (await state.metrics.text()).split("\n");
  const counted = lines.filter((line) => line.startsWith("ostiary_requests_total{"));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${randomUUID()}.txt`), counted.join("\n"));
}

/** A real server on a fresh folder, with credentials of its operator. */
export interface TestServer {
  readonly server: RunningServer;
  readonly data: string;
  /** What an SDK client needs to speak to it as the operator. */
  readonly operator: ClientSettings;
  settings(credentials: ClientSettings["credentials"]): ClientSettings;
  stop(): Promise<void>;
}

export interface ClientSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** Starts a server for a test. */
export async function testServer(
  options: Partial<
    Pick<
      ServerSettings,
      | "accountId"
      | "quotas"
      | "lenient"
      | "database"
      | "partition"
      | "keyFile"
      | "allowPrivateIssuers"
      | "publicUrl"
      | "quotas"
    >
  > = {},
): Promise<TestServer> {
  const data = await mkdtemp(join(tmpdir(), "ostiary-"));
  const server = await startServer({
    ...defaultSettings,
    data,
    port: 0,
    logLevel: "error",
    ...options,
  });
  const settings = (credentials: ClientSettings["credentials"]): ClientSettings => ({
    endpoint: server.endpoint,
    region: "us-east-1",
    maxAttempts: 1,
    credentials,
  });
  const { directory } = server.state;
  const account = await directory.view(server.accountId);
  const role = account?.named(roles, operatorRoleName);
  // Lenient mode has no operator: any key is root.
  const anyone = { accessKeyId: "AKIAANYONE0000000000", secretAccessKey: "any" };
  const issued = Math.floor(Date.now() / 1000);
  const operator =
    role === undefined
      ? anyone
      : directory.sessions.seal({
          kind: "role",
          accountId: server.accountId,
          accessKeyId: newAccessKeyId("ASIA", server.accountId),
          issued,
          expires: issued + 3600,
          roleId: role.id,
          sessionName: "test",
          chained: false,
        });
  return {
    server,
    data,
    operator: settings(operator),
    settings,
    async stop() {
      await noteAnswers(server);
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
