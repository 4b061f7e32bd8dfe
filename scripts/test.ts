import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

/** What `npm test` runs: types, lint, generated documents and every test. Its last line is the count, alone. */
const report = "node_modules/.cache/test-report.json";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

function check(name: string, command: string, parameters: readonly string[]): Count {
  console.log(`\n${name}: ${command} ${parameters.join(" ")}`);
  const { status } = spawnSync(command, parameters, { stdio: "inherit" });
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

function tests(): Count {
  mkdirSync("node_modules/.cache", { recursive: true });
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const ran = check("tests", "vitest", ["run", ...reporters]);
  const counted = JSON.parse(readFileSync(report, "utf8"));
  return {
    passed: Number(counted.numPassedTests),
    // A file that cannot even be loaded has no tests to fail.
    failed: Math.max(Number(counted.numFailedTests), ran.failed),
    skipped: Number(counted.numPendingTests),
  };
}

const counts = [
  check("types", "tsc", ["--noEmit"]),
  check("lint", "biome", ["check", "--error-on-warnings", "."]),
  check("documents", "node", ["scripts/compatibility.ts", "--check"]),
  tests(),
];
const total = (of: keyof Count): number => counts.reduce((sum, count) => sum + count[of], 0);
const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
console.log(`\n${total("passed")} passed, ${total("failed")} failed${skipped}`);
process.exitCode = total("failed") === 0 && total("passed") > 0 ? 0 : 1;
