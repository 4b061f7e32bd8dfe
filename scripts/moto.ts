import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { operations } from "@ostiary/server";
import { motoEnvironment } from "./moto/environment.ts";
import { explain, explanationsOf, notRunnable, settled } from "./moto/explanations.ts";
import { page, type Run } from "./moto/page.ts";
import { type MotoReport, runMotoTests } from "./moto/run-tests.ts";
import type { Mode } from "./moto/servers.ts";

/**
 * Runs moto's own tests against a lenient and a strict server and writes docs/moto.md; with --check it only says whether the page
 * is current. Takes the path of a checkout of moto, and the pinned moto without one. Fails where a failing test has no explanation
 * in scripts/moto/explanations, and where an explanation is no longer true.
 */
const target = fileURLToPath(new URL("../docs/moto.md", import.meta.url));

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [checkout] = positionals;
const environment = motoEnvironment(checkout === undefined ? undefined : resolve(checkout));
const lenientReport = await runMotoTests(environment, "lenient");
const strictReport = await runMotoTests(environment, "strict");

const unable = notRunnable(lenientReport.tests, (name) => operations.has(name));
const leftOut = new Set(unable.explained.flatMap(({ tests }) => tests.map(({ id }) => id)));
const problems = [...unable.problems];

/** What is to be told of a run, without the tests that can't be run. */
function runOf(mode: Mode, report: MotoReport): Run {
  const explanations = explanationsOf(mode);
  const runnable = report.tests.filter(({ id }) => !leftOut.has(id));
  const tests = settled(runnable, explanations);
  const { explained, problems: found } = explain(tests, explanations);
  problems.push(...found.map((problem) => `${mode}: ${problem}`));
  const count = (wanted: string) => tests.filter(({ outcome }) => outcome === wanted).length;
  console.log(`${mode}: ${count("passed")} of ${tests.length - count("skipped")} pass`);
  return { mode, tests, explained };
}

const text = page({
  version: lenientReport.version,
  notRunnable: unable.explained,
  lenient: runOf("lenient", lenientReport),
  strict: runOf("strict", strictReport),
});

if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
} else if (!values.check) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  console.error("docs/moto.md is not current: run node scripts/moto.ts");
  process.exitCode = 1;
}
