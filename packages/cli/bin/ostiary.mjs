#!/usr/bin/env -S node --max-semi-space-size=8
// Room for new objects beyond 8 MB stays with the process when it is idle; `npm start` says the same.
// Runs the command on the Node.js that the project installs, where the one on PATH is older than it needs.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

const needed = 24;

if (Number(process.versions.node.split(".")[0]) >= needed) {
  // INVARIANT: this file is plain JavaScript and imports a source only after the cache is on: a start that finds everything compiled
  // never loads the compiler that takes the types away, which costs more memory than the server.
  module.enableCompileCache();
  const { run } = await import("../src/command.ts");
  await run(process.argv);
} else {
  const runtime = fileURLToPath(new URL("../../../node_modules/node/bin/node", import.meta.url));
  if (!existsSync(runtime)) {
    console.error(`ostiary needs Node.js ${needed} or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  const parameters = [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    ...process.argv.slice(2),
  ];
  const child = spawn(runtime, parameters, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
}
