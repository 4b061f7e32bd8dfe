// Installs the locked dependencies when they are missing or older than the lockfile.
// Runs on the Node.js that the user has (20 or newer); everything after it runs on the one it installs.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const lockfile = `${root}package-lock.json`;
const installed = `${root}node_modules/.package-lock.json`;
const runtime = `${root}node_modules/node/bin/node`;

const current =
  existsSync(runtime) &&
  existsSync(installed) &&
  statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs;

if (!current) {
  console.error("Installing dependencies (once) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const result = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (result.status !== 0) {
    console.error("npm ci failed; run it by hand in this folder to see why.");
    process.exit(result.status ?? 1);
  }
  // What the server loads is compiled once, here, and kept: the first start is as fast as every later one. A failure costs only that.
  spawnSync(runtime, [`${root}scripts/compile.mjs`], { cwd: root, stdio: "ignore" });
}
