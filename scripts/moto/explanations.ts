import { readFileSync } from "node:fs";
import type { MotoTest } from "./run-tests.ts";

/** Why tests fail. */
export const kinds = {
  operation: "Operations that come with a later version",
  service: "Other AWS services",
  ours: "Where this differs from AWS, and shouldn't",
  aws: "AWS answers otherwise",
  wording: "AWS words it otherwise",
  moto: "What only moto gives",
  lenient: "What lenient mode takes and AWS doesn't, or the other way round",
} as const;

export type Kind = keyof typeof kinds;

/** Why some tests fail, as explanations.json holds it. */
export interface Explanation {
  readonly kind: Kind;
  readonly why: string;
  /** Of operations and services: what isn't served, of which each test must have asked for one. */
  readonly operations?: readonly string[];
  /** Test ids; `*` stands for anything. */
  readonly tests: readonly string[];
}

export interface Explained {
  readonly explanation: Explanation;
  readonly tests: readonly MotoTest[];
}

/** The explanations with the failing tests that they explain, and what is wrong with them. */
export interface Explaining {
  readonly explained: readonly Explained[];
  readonly problems: readonly string[];
}

const file = new URL("explanations.json", import.meta.url);

export function readExplanations(): readonly Explanation[] {
  const parsed: readonly (Omit<Explanation, "kind"> & { kind: string })[] = JSON.parse(
    readFileSync(file, "utf8"),
  );
  return parsed.map(({ kind, ...rest }) => {
    if (!isKind(kind)) throw new Error(`explanations.json: there is no kind ${kind}.`);
    return { kind, ...rest };
  });
}

const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind);

/** Holds every failing test against the explanations: each must have exactly one, and each explanation must still be true. */
export function explain(
  tests: readonly MotoTest[],
  explanations: readonly Explanation[],
  isServed: (operation: string) => boolean,
): Explaining {
  const problems: string[] = [];
  const times = new Map(failing(tests).map(({ id }) => [id, 0]));
  const explained = explanations.map((explanation) => {
    const named = explanation.tests.flatMap((pattern) => {
      const matching = tests.filter(({ id }) => matcher(pattern).test(id));
      if (failing(matching).length === 0) problems.push(`${pattern} matches no test that fails.`);
      return matching;
    });
    for (const test of named) {
      if (test.outcome === "failed") times.set(test.id, (times.get(test.id) ?? 0) + 1);
      else problems.push(`${test.id} is explained, but ${test.outcome}.`);
    }
    problems.push(...stale(explanation, named, isServed));
    return { explanation, tests: failing(named) };
  });
  for (const { id, because } of failing(tests)) {
    const count = times.get(id) ?? 0;
    if (count === 0) problems.push(`${id} has no explanation: ${because}`);
    if (count > 1) problems.push(`${id} has ${count} explanations.`);
  }
  return { explained, problems };
}

const failing = (tests: readonly MotoTest[]): readonly MotoTest[] =>
  tests.filter(({ outcome }) => outcome === "failed");

/** What is no longer true of an explanation by unserved operations. */
function stale(
  { operations = [] }: Explanation,
  tests: readonly MotoTest[],
  isServed: (operation: string) => boolean,
): readonly string[] {
  if (operations.length === 0) return [];
  const served = operations.filter(isServed).map((name) => `${name} is served now.`);
  const others = tests
    .filter(({ asked }) => !asked.some((name) => operations.includes(name)))
    .map(({ id }) => `${id} asked for none of ${operations.join(", ")}.`);
  return [...served, ...others];
}

const matcher = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[^*\w]/g, "\\$&").replaceAll("*", ".*")}$`);
