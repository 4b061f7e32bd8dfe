import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startPostgres } from "../scripts/postgres.ts";
import { measureCeiling } from "./measure/ceiling.ts";
import { type Effort, quick, thorough } from "./measure/effort.ts";
import { measureStarts } from "./measure/start.ts";
import { type MeasuredRounds, measureThroughput, type StagedPeer } from "./measure/throughput.ts";
import { operations } from "./operations.ts";
import { startMoto } from "./peers/moto.ts";
import { startOstiary } from "./peers/ostiary.ts";
import type { RunningPeer } from "./peers/peer.ts";
import { residentMegabytes } from "./process-usage.ts";
import { machine } from "./report/machine.ts";
import { serverSection, tables } from "./report/page.ts";
import type { Results } from "./report/results.ts";
import { writeSection } from "./report/sections.ts";
import { setStage } from "./stage/stage.ts";

const usage = `node bench/run.ts [--quick] [--postgres] [--write]

  --quick     one short round of everything
  --postgres  CreateUser on PostgreSQL too
  --write     write the server's section of docs/performance.md`;

const settling = 2_000;

const tell = (line: string): void => console.error(line);

const staged = async (peer: RunningPeer): Promise<StagedPeer> => ({
  peer,
  stage: await setStage(peer),
});

/** Ostiary and moto under load, then their starts; Ostiary's on the data that the load has left. */
async function measure(data: string, effort: Effort, withPostgres: boolean): Promise<Results> {
  const ceiling = await measureCeiling(effort.connections, effort.seconds);
  const ours = await staged(await startOstiary({ data }));
  const theirs = await staged(await startMoto());
  const peers = [ours, theirs];
  const throughput = await measureThroughput(operations, peers, effort, tell);
  await sleep(settling);
  const loadedMegabytes = new Map(
    peers.map(({ peer }) => [peer.name, residentMegabytes(peer.pid)]),
  );
  for (const { peer } of peers) await peer.stop();
  const starts = await measureStarts({ data, stage: ours.stage }, effort.starts);
  const postgres = withPostgres ? await measurePostgres(join(data, "postgres"), effort) : undefined;
  return { machine: machine(), effort, ceiling, throughput, postgres, starts, loadedMegabytes };
}

async function measurePostgres(data: string, effort: Effort): Promise<MeasuredRounds | undefined> {
  const postgres = await startPostgres();
  if ("missing" in postgres) throw new Error(postgres.missing);
  try {
    const ours = await staged(await startOstiary({ data, database: postgres.url }));
    const createUser = operations.filter(({ name }) => name === "IAM CreateUser");
    const [measured] = await measureThroughput(createUser, [ours], effort, tell);
    await ours.peer.stop();
    return measured;
  } finally {
    await postgres.stop();
  }
}

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    postgres: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(usage);
else {
  const data = mkdtempSync(join(tmpdir(), "ostiary-bench-"));
  try {
    const results = await measure(data, values.quick ? quick : thorough, values.postgres);
    console.log(`${results.machine}\n\n${tables(results)}`);
    if (values.write) writeSection("Server", serverSection(results));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
