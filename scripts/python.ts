import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A Python with the clients that tests drive, or why there is none. */
export type PythonEnvironment =
  | { readonly python: string; readonly bin: string }
  | { readonly missing: string };

const root = fileURLToPath(new URL("..", import.meta.url));
const requirements = `${root}tests/python/requirements.txt`;
const folder = `${root}node_modules/.cache/python`;
const lock = `${folder}.lock`;
const staleAfter = 600_000;

/** The virtual environment of tests/python/requirements.txt, made once and again when the file changes. */
export async function pythonEnvironment(): Promise<PythonEnvironment> {
  const wanted = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  const stamp = `${folder}/stamp`;
  const ready = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  while (!ready()) {
    if (!take()) {
      await sleep(200);
      continue;
    }
    try {
      if (ready()) break;
      const failure = install();
      if (failure !== undefined) return { missing: failure };
      writeFileSync(stamp, wanted);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return { python: `${folder}/bin/python`, bin: `${folder}/bin` };
}

/** Takes the lock, which is a folder: making one either succeeds or finds it there. */
function take(): boolean {
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > staleAfter) {
      rmSync(lock, { recursive: true, force: true });
    }
    return false;
  }
}

function install(): string | undefined {
  rmSync(folder, { recursive: true, force: true });
  const made = spawnSync("python3", ["-m", "venv", folder], { encoding: "utf8" });
  if (made.status !== 0)
    return `There is no python3 with venv: ${made.stderr ?? made.error?.message}`;
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "-r",
    requirements,
  ];
  const installed = spawnSync(`${folder}/bin/python`, pip, { encoding: "utf8" });
  return installed.status === 0 ? undefined : `pip could not install: ${installed.stderr}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await pythonEnvironment());
