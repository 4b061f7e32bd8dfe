import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Credentials, signedRequest } from "../load/signed-request.ts";
import { freePort, type PeerCommand, type RunningPeer, startPeer } from "./peer.ts";

const command = fileURLToPath(new URL("../../packages/cli/bin/ostiary.mjs", import.meta.url));

export interface OstiaryOptions {
  readonly data: string;
  readonly database?: string;
  /** Further options of `ostiary start`. */
  readonly parameters?: readonly string[];
  /** For Node.js itself. */
  readonly nodeOptions?: readonly string[];
}

/** Ostiary as `npm start` and `ostiary start` run it: strict, on a data folder. */
export const ostiaryCommand = (
  { data, database, parameters = [], nodeOptions = [] }: OstiaryOptions,
  port: number,
): PeerCommand => ({
  program: process.execPath,
  parameters: [
    "--max-semi-space-size=8",
    ...nodeOptions,
    command,
    "start",
    "--port",
    String(port),
    "--data",
    data,
    ...(database === undefined ? [] : ["--database", database]),
    ...parameters,
  ],
});

/** The credentials that `ostiary credentials` gives whoever owns the data folder. */
async function operatorOf({ data, database }: OstiaryOptions): Promise<Credentials> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    command,
    "credentials",
    "--format",
    "process",
    "--data",
    data,
    ...(database === undefined ? [] : ["--database", database]),
  ]);
  const printed = JSON.parse(stdout);
  return {
    accessKeyId: String(printed.AccessKeyId),
    secretAccessKey: String(printed.SecretAccessKey),
    sessionToken: String(printed.SessionToken),
  };
}

export async function startOstiary(options: OstiaryOptions): Promise<RunningPeer> {
  const port = await freePort();
  const question = await signedRequest(
    { service: "sts", form: { Action: "GetCallerIdentity" } },
    port,
  );
  const running = await startPeer(ostiaryCommand(options, port), port, question);
  const endpoint = `http://127.0.0.1:${port}`;
  return { ...running, name: "Ostiary", endpoint, operator: await operatorOf(options) };
}
