import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { machineAlone } from "../report/machine.ts";
import { writeSection } from "../report/sections.ts";
import type { EngineResults, PartName } from "./parts/index.ts";
import { engineSection, engineTables } from "./report/section.ts";

const usage = `node bench/engine/run.ts [--quick] [--write]

  --quick  few rounds of everything
  --write  write the engine's section of docs/performance.md`;

/** Room for what a measurement makes, so that nothing is collected while memory is looked at. */
const nodeOptions = ["--min-semi-space-size=64", "--max-semi-space-size=64"];

const program = fileURLToPath(new URL("part.ts", import.meta.url));

/** Measures a part in a process of its own, which no other has warmed up or filled. */
function measured(name: PartName, effort: string): Promise<unknown> {
  console.error(`${name} …`);
  const child = fork(program, [name, effort], {
    execArgv: nodeOptions,
    serialization: "advanced",
  });
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}.`)));
  });
}

const names: readonly PartName[] = [
  "typical",
  "growth",
  "compile",
  "view",
  "adversarial",
  "comparison",
  "minio",
];

const isComplete = (results: Partial<Record<PartName, unknown>>): results is EngineResults =>
  names.every((name) => results[name] !== undefined);

async function measureAll(effort: string): Promise<EngineResults> {
  const results: Partial<Record<PartName, unknown>> = {};
  for (const name of names) results[name] = await measured(name, effort);
  if (!isComplete(results)) throw new Error("A part is missing.");
  return results;
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
  const results = await measureAll(values.quick ? "quick" : "thorough");
  console.log(`${machineAlone()}\n\n${engineTables(results)}`);
  if (values.write) writeSection("Engine", engineSection(results, machineAlone()));
}
