// Starts the server once on a folder of its own and asks it something, so that Node.js keeps everything compiled that a start loads.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../packages/cli/bin/ostiary.mjs", import.meta.url));
const data = mkdtempSync(`${tmpdir()}/ostiary-compile-`);
const server = spawn(process.execPath, [command, "start", "--port", "0", "--data", data], {
  stdio: ["ignore", "pipe", "ignore"],
});
const giveUp = setTimeout(() => server.kill("SIGKILL"), 30_000);
server.stdout.setEncoding("utf8").on("data", async (text) => {
  const endpoint = /http:\S+/.exec(text)?.[0];
  if (endpoint === undefined) return;
  const body = new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" });
  await fetch(endpoint, { method: "POST", body }).catch(() => {});
  server.kill("SIGTERM");
});
server.on("exit", (code) => {
  clearTimeout(giveUp);
  rmSync(data, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
