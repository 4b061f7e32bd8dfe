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
const staleAfter = 900_000;

/** A virtual environment and what is in it. */
interface Wanted {
  /** The name of its folder. */
  readonly name: string;
  /** The file of its requirements, from the root of the repository. */
  readonly requirements: string;
}

const clientsOfTests: Wanted = { name: "python", requirements: "tests/python/requirements.txt" };

/** A virtual environment, made once and again when its requirements change. */
export async function pythonEnvironment({
  name,
  requirements: file,
}: Wanted = clientsOfTests): Promise<PythonEnvironment> {
  const requirements = `${root}${file}`;
  const folder = `${root}node_modules/.cache/${name}`;
  const lock = `${folder}.lock`;
  const wanted = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  const stamp = `${folder}/stamp`;
  const ready = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  while (!ready()) {
    if (!take(lock)) {
      await sleep(200);
      continue;
    }
    try {
      if (ready()) break;
      const failure = install(folder, requirements);
      if (failure !== undefined) return { missing: failure };
      writeFileSync(stamp, wanted);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return { python: `${folder}/bin/python`, bin: `${folder}/bin` };
}

/** Takes the lock, which is a folder: making one either succeeds or finds it there. */
function take(lock: string): boolean {
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

function install(folder: string, requirements: string): string | undefined {
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
