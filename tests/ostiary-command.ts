import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { TestServer } from "./running-server.ts";

const command = fileURLToPath(new URL("../packages/cli/bin/ostiary.mjs", import.meta.url));

/** How a command ended, and what it said. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs `ostiary` against a server as its operator. */
export function ostiary(
  running: TestServer,
  ...parameters: readonly string[]
): Promise<CommandResult> {
  const { accessKeyId, secretAccessKey, sessionToken = "" } = running.operator.credentials;
  const child = spawn(process.execPath, [command, ...parameters], {
    env: {
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: running.operator.endpoint,
      AWS_REGION: running.operator.region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    },
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output, errors }));
  });
}
