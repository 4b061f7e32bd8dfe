import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { moduleOf, type Spent, sharesOf } from "./cpu-profile.ts";
import { generate } from "./load/generate.ts";
import { signedRequest } from "./load/signed-request.ts";
import { thorough } from "./measure/effort.ts";
import { callsOfRound, operations } from "./operations.ts";
import { startOstiary } from "./peers/ostiary.ts";
import { table } from "./report/table.ts";
import { setStage } from "./stage/stage.ts";

const usage = `node bench/profile.ts OPERATION [--rows N] [--seconds N]

Where Ostiary's time goes under the load of one operation: ${operations.map(({ name }) => `"${name}"`).join(", ")}`;

const shown = (share: number): string => `${(share * 100).toFixed(1)} %`;

function tableBy(measure: keyof Spent, shares: Map<string, Spent>, rows: number): string {
  const ranked = [...shares].sort(([, a], [, b]) => b[measure] - a[measure]).slice(0, rows);
  return table(
    [`Function, by its ${measure} time`, "Own", "Whole"],
    ranked.map(([name, { own, whole }]) => [name, shown(own), shown(whole)]),
  );
}

function moduleTable(shares: Map<string, Spent>, rows: number): string {
  const byModule = Map.groupBy(shares, ([name]) => moduleOf(name));
  const ranked = [...byModule]
    .map(([module, inside]) => ({
      module,
      own: inside.reduce((sum, [, spent]) => sum + spent.own, 0),
    }))
    .sort((a, b) => b.own - a.own)
    .slice(0, rows);
  return table(
    ["Module, by its own time", "Own"],
    ranked.map(({ module, own }) => [module, shown(own)]),
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: "string", default: "40" },
    seconds: { type: "string", default: "4" },
  },
});
const operation = operations.find(({ name }) => name === positionals[0]);
if (operation === undefined) {
  console.error(usage);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "ostiary-profile-"));
try {
  const seconds = Number(values.seconds);
  const nodeOptions = ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-interval=250"];
  const peer = await startOstiary({ data: join(folder, "data"), nodeOptions });
  const stage = await setStage(peer);
  const calls = Array.from({ length: callsOfRound }, (_, index) => operation.call(index, 1, stage));
  const requests = await Promise.all(
    calls.map((call) => signedRequest(call, peer.port, stage.caller)),
  );
  const { port, pid } = peer;
  const { connections } = thorough;
  const load = { port, pid, connections, requests, cycled: operation.undo === undefined };
  const begun = performance.now();
  const { perSecond } = await generate({ ...load, seconds });
  // What is asked of the profile is its end: a part of the load, when everything is compiled.
  const warm = ((performance.now() - begun) / 1000) * 0.6;
  await peer.stop();
  const file = readdirSync(folder).find((name) => name.endsWith(".cpuprofile")) ?? "";
  const shares = sharesOf(JSON.parse(readFileSync(join(folder, file), "utf8")), warm);
  console.log(`${operation.name}: ${perSecond.toFixed(0)} requests a second while profiled\n`);
  console.log(`${moduleTable(shares, Number(values.rows) / 2)}\n`);
  console.log(`${tableBy("own", shares, Number(values.rows))}\n`);
  console.log(tableBy("whole", shares, Number(values.rows)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
