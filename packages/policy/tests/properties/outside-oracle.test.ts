import { readdirSync, readFileSync } from "node:fs";
import { env } from "node:process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decision, explain } from "../../src/index.ts";
import { caseFiles } from "../decide/read-cases.ts";
import { plainRequests } from "../outside/arbitrary-plain.ts";
import { divergences } from "../outside/divergences.ts";
import { outsideResult } from "../outside/oracle.ts";
import { compiled } from "./arbitrary-request.ts";

const cases = caseFiles().flatMap(({ file, cases: of }) =>
  of.map((one) => ({
    ...one,
    name: `${file} ${one.name}`,
    outside: outsideResult(one.request, one.parsed),
  })),
);
const differing = cases.filter(({ outside, expected }) => outside !== expected.result);

describe("iam-simulate decides the cases as they say", () => {
  test("but for those that are explained", () => {
    const explained = divergences.flatMap((one) => one.cases);
    const unexplained = differing.filter(
      ({ name }) => !explained.some((beginning) => name.startsWith(beginning)),
    );
    expect(unexplained.map(({ name, outside }) => `${name}: ${outside}`)).toEqual([]);
    expect(cases.length - differing.length).toBeGreaterThan(1500);
  });

  test.each(divergences)("$reason", ({ cases: beginnings }) => {
    const stale = beginnings.filter(
      (beginning) => !differing.some(({ name }) => name.startsWith(beginning)),
    );
    expect(stale).toEqual([]);
  });
});

/** The one divergence that generated requests meet: session policies limit even what a resource policy grants to the session itself. */
const isSessionsOwn = ({ result, statements }: Decision, outside: Decision["result"]): boolean =>
  result === "allowed" &&
  outside === "implicitDeny" &&
  statements.every(({ layer }) => layer === "resource");

describe("iam-simulate decides generated requests as the engine does", () => {
  test("in the language that both know", () => {
    fc.assert(
      fc.property(plainRequests, ([request, layers]) => {
        const { resourceTrust, ...draft } = layers;
        const required = resourceTrust === "required";
        const decision = explain(request, compiled({ ...draft, required }));
        const outside = outsideResult(request, layers);
        if (layers.session && isSessionsOwn(decision, outside)) return;
        expect(outside).toBe(decision.result);
      }),
      { numRuns: Number(env["OSTIARY_RUNS"] ?? 3000) },
    );
  });

  test("allowed and denied, each often", () => {
    const samples = fc.sample(plainRequests, { numRuns: 2000, seed: 1 });
    const results = samples.map(([request, layers]) => outsideResult(request, layers));
    for (const wanted of ["allowed", "explicitDeny", "implicitDeny"] as const)
      expect(results.filter((result) => result === wanted).length).toBeGreaterThan(300);
  });
});

test("no package runs it: its licence is for tests alone", () => {
  const packages = new URL("../../../", import.meta.url);
  const sources = readdirSync(packages, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^[a-z-]+\/(src\/.*|package\.json$)/.test(file),
  );
  expect(sources.length).toBeGreaterThan(100);
  const using = sources.filter(
    (file) =>
      /\.(ts|json)$/.test(file) &&
      readFileSync(new URL(file, packages), "utf8").includes("iam-simulate"),
  );
  expect(using).toEqual([]);
});
