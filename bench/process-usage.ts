import { readFileSync } from "node:fs";

/** Clock ticks a second in /proc; the kernel's USER_HZ, 100 on every architecture that Node.js runs on. */
const ticks = 100;

/** The processor time that a process has used so far, all its threads together ("proc_pid_stat(5)"). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold anything; the fields after it are numbers.
  const [, ...fields] = stat.slice(stat.lastIndexOf(")")).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** The resident memory of a process in MB, all its shared pages included ("proc_pid_status(5)"). */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1e6;
}
