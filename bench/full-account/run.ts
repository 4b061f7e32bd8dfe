import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { quick, thorough } from "../measure/effort.ts";
import { measureThroughput, type StagedPeer } from "../measure/throughput.ts";
import { startMoto } from "../peers/moto.ts";
import { startOstiary } from "../peers/ostiary.ts";
import type { RunningPeer } from "../peers/peer.ts";
import { machine } from "../report/machine.ts";
import { writeSection } from "../report/sections.ts";
import { type FullStage, quotas, setFullStage } from "./account.ts";
import { fullAccountOperations, pages } from "./operations.ts";
import { type FullAccountResults, fullAccountSection, fullAccountTables } from "./report.ts";

const usage = `node bench/full-account/run.ts [--quick] [--write]

  --quick  one short round of everything
  --write  write the section "Full account" of docs/performance.md`;

const connections = 16;
/** What a client of an SDK does between two calls, at the least, in milliseconds. */
const pause = 4;

const tell = (line: string): void => console.error(line);

async function staged(peer: RunningPeer): Promise<StagedPeer<FullStage>> {
  tell(`filling ${peer.name}`);
  return { peer, stage: await setFullStage(peer, connections) };
}

async function measure(data: string, of: typeof quick): Promise<FullAccountResults> {
  const effort = { ...of, connections };
  const ours = await staged(await startOstiary({ data, parameters: ["--quota", quotas] }));
  const theirs = await staged(await startMoto());
  try {
    const paced = { ...effort, pause };
    return {
      machine: machine(),
      effort: paced,
      paced: await measureThroughput(fullAccountOperations, [ours], paced, tell),
      saturated: await measureThroughput(fullAccountOperations, [ours, theirs], effort, tell),
      pages: await measureThroughput(pages, [ours], effort, tell),
    };
  } finally {
    await ours.peer.stop();
    await theirs.peer.stop();
  }
}

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) console.log(usage);
else {
  const data = mkdtempSync(join(tmpdir(), "ostiary-full-account-"));
  try {
    const results = await measure(data, values.quick ? quick : thorough);
    console.log(`${results.machine}\n\n${fullAccountTables(results)}`);
    if (values.write) writeSection("Full account", fullAccountSection(results));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
