import { staffCount } from "../stage/stage.ts";
import type { Results } from "./results.ts";
import {
  barsTable,
  latencyTable,
  memoryTable,
  processorTable,
  startTable,
  throughputTable,
} from "./tables.ts";

/** The tables alone, for a terminal. */
export const tables = (results: Results): string =>
  [throughputTable, latencyTable, processorTable, startTable, memoryTable, barsTable]
    .map((tableOf) => tableOf(results))
    .join("\n\n");

/** The server's section of docs/performance.md. */
export function serverSection(results: Results): string {
  const { machine, effort, ceiling } = results;
  const busiest = Math.max(
    ...results.throughput.flatMap((measured) => measured.rounds.map((of) => of.generatorCores)),
  );
  const { rounds, seconds, connections, starts } = effort;
  return `\`npm run bench\` measured this on: ${machine}.

### Bars

${barsTable(results)}

### Requests

${throughputTable(results)}

Median of ${rounds} rounds of up to ${seconds} seconds, with the least and the most; the servers take turns, after a warm-up in every round.

- **Ostiary** runs as \`ostiary start\` does: strict, SQLite on disk, every commit synced before it is answered. The caller is an IAM user
  in a group with two customer managed policies of eight statements each, most of them with conditions; every signature is verified and
  every call is decided. Beside it lie ${staffCount} users and a role whose trust policy has a condition. CreateUser and AssumeRole also
  write the audit trail.
- **moto** is \`moto_server\` of the version that bench/requirements.txt pins. It verifies no signature, enforces no policy and keeps
  everything in memory; the same things lie in it. It closes every connection after its answer, so its times include connecting.
- The **generator** is a process of its own: the same for both, ${connections} connections at a time, requests signed with valid signatures before
  each round. CreateUser never names a user twice; the other calls of a round begin again when all have been made. An answer other than 200 ends the run. Against an HTTP server that does nothing it
  drives ${Math.round(ceiling.perSecond).toLocaleString("en")} requests a second, and it has never used more than ${busiest.toFixed(2)} of a core, so it is not what is measured:

${processorTable(results)}

Latency, as the connections see it while all of them are busy:

${latencyTable(results)}

### Start

From the start of the process to the first answer of GetCallerIdentity, ${starts} starts of each kind in turns.

${startTable(results)}

### Memory

Resident set of the process (VmRSS), shared pages included: idle is one second after the first answer.

${memoryTable(results)}
`;
}
