import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const requirements = `${root}tests/python/moto-requirements.txt`;
const folder = `${root}node_modules/.cache/moto`;
const python = `${folder}/python/bin/python`;

/** A Python that can run moto's tests, and the folder of a moto that has them. */
export interface MotoEnvironment {
  readonly python: string;
  readonly moto: string;
}

/**
 * The virtual environment of tests/python/moto-requirements.txt and the source distribution of the moto that it names, made once
 * and again when the file changes; or the same Python with a checkout of moto.
 */
export function motoEnvironment(checkout: string | undefined): MotoEnvironment {
  const wanted = readFileSync(requirements, "utf8");
  const pin = /^moto==(.+)$/m.exec(wanted)?.[1];
  if (pin === undefined) throw new Error(`${requirements} pins no moto.`);
  const digest = createHash("sha256").update(wanted).digest("hex");
  const stamp = `${folder}/stamp`;
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== digest) {
    install(pin);
    writeFileSync(stamp, digest);
  }
  const moto = checkout ?? `${folder}/moto-${pin}`;
  if (!existsSync(`${moto}/tests/test_iam`)) throw new Error(`${moto} has no tests of moto's.`);
  return { python, moto };
}

function install(pin: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("python3", ["-m", "venv", `${folder}/python`]);
  const pip = ["-m", "pip", "--quiet", "--disable-pip-version-check"];
  run(python, [...pip, "install", "-r", requirements]);
  // Only the source distribution has the tests.
  const source = ["--no-deps", "--no-binary", "moto", "--dest", folder, `moto==${pin}`];
  run(python, [...pip, "download", ...source]);
  run(python, ["-m", "tarfile", "-e", `${folder}/moto-${pin}.tar.gz`, folder]);
}

function run(command: string, parameters: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, parameters, { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`${command} ${parameters.join(" ")}: ${stderr ?? error?.message}`);
  }
}
