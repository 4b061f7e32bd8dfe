import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const requirements = fileURLToPath(new URL("../requirements.txt", import.meta.url));
const folder = fileURLToPath(new URL("../../node_modules/.cache/bench-moto", import.meta.url));

/** The `moto_server` of bench/requirements.txt, in a virtual environment that is made anew when the file changes. */
export function motoServer(): string {
  const wanted = createHash("sha256").update(readFileSync(requirements)).digest("hex");
  const stamp = `${folder}/stamp`;
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    run("python3", ["-m", "venv", folder]);
    run(`${folder}/bin/python`, ["-m", "pip", "install", "--quiet", "-r", requirements]);
    writeFileSync(stamp, wanted);
  }
  return `${folder}/bin/moto_server`;
}

/** The version of Python that runs moto. */
export const pythonVersion = (): string => run(`${folder}/bin/python`, ["--version"]).trim();

function run(command: string, parameters: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? stderr}`);
  return stdout;
}
