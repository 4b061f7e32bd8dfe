import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { pythonEnvironment } from "../../../scripts/python.ts";

const environment = await pythonEnvironment();
if ("missing" in environment) console.warn(`Skipped: ${environment.missing}`);

/** Whether there is no Python to run botocore. */
export const botocoreMissing = "missing" in environment;

const folder = mkdtempSync(join(tmpdir(), "ostiary-wire-"));
afterAll(() => rmSync(folder, { recursive: true }));

const peer = fileURLToPath(new URL("./python/botocore_peer.py", import.meta.url));

/** Runs botocore over cases; what it makes of each, in their order. */
export function botocore(
  mode: "read" | "write" | "sign",
  cases: readonly object[],
): Record<string, unknown>[] {
  if ("missing" in environment) throw new Error(environment.missing);
  const file = join(folder, `${mode}.json`);
  writeFileSync(file, JSON.stringify(cases));
  const text = execFileSync(environment.python, [peer, mode, file], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(text);
}
