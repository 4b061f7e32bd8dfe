import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { operations } from "@ostiary/server";
import { motoEnvironment } from "./moto/environment.ts";
import { explain, readExplanations } from "./moto/explanations.ts";
import { page } from "./moto/page.ts";
import { runMotoTests } from "./moto/run-tests.ts";

/**
 * Runs moto's own tests of IAM and STS against a lenient server and writes docs/moto.md; with --check it only says whether the page
 * is current. Takes the path of a checkout of moto, and the pinned moto without one. Fails where a failing test has no explanation
 * in scripts/moto/explanations.json, and where an explanation is no longer true.
 */
const target = fileURLToPath(new URL("../docs/moto.md", import.meta.url));

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [checkout] = positionals;
const environment = motoEnvironment(checkout === undefined ? undefined : resolve(checkout));
const report = await runMotoTests(environment);
const { explained, problems } = explain(report.tests, readExplanations(), (name) =>
  operations.has(name),
);
const passed = report.tests.filter(({ outcome }) => outcome === "passed").length;
console.log(`moto ${report.version}: ${passed} of ${report.tests.length} pass`);

if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
} else {
  const text = page(report, explained);
  if (!values.check) writeFileSync(target, text);
  else if (readFileSync(target, "utf8") !== text) {
    console.error("docs/moto.md is not current: run node scripts/moto.ts");
    process.exitCode = 1;
  }
}
