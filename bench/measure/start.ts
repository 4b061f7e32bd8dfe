import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Call, signedRequest } from "../load/signed-request.ts";
import { motoCommand } from "../peers/moto.ts";
import { ostiaryCommand } from "../peers/ostiary.ts";
import { freePort, type PeerCommand, startPeer } from "../peers/peer.ts";
import { residentMegabytes } from "../process-usage.ts";
import type { Stage } from "../stage/stage.ts";
import { type Spread, spread } from "../statistics.ts";

/** Starts of one kind. */
export interface MeasuredStart {
  readonly peer: string;
  readonly situation: string;
  /** Whether the bars are for starts of this kind. */
  readonly held: boolean;
  /** Milliseconds to the first answer. */
  readonly milliseconds: Spread;
  /** Resident MB a second after it. */
  readonly idleMegabytes: Spread;
}

interface Situation {
  readonly peer: string;
  readonly situation: string;
  readonly held: boolean;
  readonly status: number;
  /** What is done to the folder before the clock runs. */
  readonly prepare?: (folder: string) => void;
  readonly command: (port: number, folder: string) => PeerCommand;
  readonly caller?: Stage["caller"];
}

const question: Call = { service: "sts", form: { Action: "GetCallerIdentity" } };
const settling = 1_000;

const compileCache = (folder: string): string => join(folder, "compiled");

/** Leaves the compile cache as `scripts/setup.mjs` does, and nothing else. */
function installed(folder: string): void {
  const script = fileURLToPath(new URL("../../scripts/compile.mjs", import.meta.url));
  const environment = { ...process.env, NODE_COMPILE_CACHE: compileCache(folder) };
  execFileSync(process.execPath, [script], { env: environment, stdio: "ignore" });
}

/** Starts each server several times in turns, on the data that the load has left and on nothing. */
export async function measureStarts(
  used: { readonly data: string; readonly stage: Stage },
  times: number,
): Promise<readonly MeasuredStart[]> {
  const situations: readonly Situation[] = [
    {
      peer: "Ostiary",
      situation: "on the data of the load, first call by a user",
      held: true,
      status: 200,
      command: (port) => ostiaryCommand({ data: used.data }, port),
      caller: used.stage.caller,
    },
    {
      peer: "Ostiary",
      situation: "on an empty folder, first call unsigned",
      held: true,
      status: 403,
      command: (port, data) => ostiaryCommand({ data }, port),
    },
    {
      peer: "Ostiary",
      situation: "on an empty folder, the first after installing",
      held: true,
      status: 403,
      prepare: installed,
      command: (port, folder) => ({
        ...ostiaryCommand({ data: folder }, port),
        environment: { NODE_COMPILE_CACHE: compileCache(folder) },
      }),
    },
    {
      peer: "moto",
      situation: "always empty",
      held: false,
      status: 200,
      command: motoCommand,
      caller: used.stage.caller,
    },
  ];
  const seen = new Map<Situation, Started[]>(situations.map((situation) => [situation, []]));
  for (let time = 0; time < times; time += 1) {
    for (const [situation, started] of seen) started.push(await startOnce(situation));
  }
  return [...seen].map(([{ peer, situation, held }, started]) => ({
    peer,
    situation,
    held,
    milliseconds: spread(started.map(({ milliseconds }) => milliseconds)),
    idleMegabytes: spread(started.map(({ megabytes }) => megabytes)),
  }));
}

interface Started {
  readonly milliseconds: number;
  readonly megabytes: number;
}

async function startOnce(of: Situation): Promise<Started> {
  const { prepare, command, caller, status, situation } = of;
  const folder = await mkdtemp(join(tmpdir(), "ostiary-bench-"));
  prepare?.(folder);
  const port = await freePort();
  const request = await signedRequest(question, port, caller);
  const running = await startPeer(command(port, folder), port, request);
  try {
    if (running.firstStatus !== status) {
      throw new Error(`The first answer ${situation} was ${running.firstStatus}, not ${status}.`);
    }
    await sleep(settling);
    return { milliseconds: running.firstAnswer, megabytes: residentMegabytes(running.pid) };
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
