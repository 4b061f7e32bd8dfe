#!/usr/bin/env node
// Runs the command on the Node.js that the project installs, where the one on PATH is older than it needs.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const needed = 24;
const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= needed) {
  await import(main);
} else {
  const runtime = fileURLToPath(new URL("../../../node_modules/node/bin/node", import.meta.url));
  if (!existsSync(runtime)) {
    console.error(`ostiary needs Node.js ${needed} or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const child = spawn(runtime, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}
