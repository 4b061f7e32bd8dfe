import { cpus, release, totalmem, type } from "node:os";
import { pythonVersion } from "../peers/moto-environment.ts";

/** The machine and the programs, in words. */
export const machine = (): string => `${machineAlone()}, ${pythonVersion()}`;

/** The machine and its Node.js, in words. */
export function machineAlone(): string {
  const cores = cpus();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return (
    `${cores[0]?.model ?? "An unknown processor"}, ${cores.length} cores, ${memory} GiB of memory, ` +
    `${type()} ${release()}, Node.js ${process.versions.node}`
  );
}
