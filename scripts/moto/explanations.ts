import { readFileSync } from "node:fs";
import type { MotoTest } from "./run-tests.ts";
import type { Mode } from "./servers.ts";

/** Why tests fail. */
export const kinds = {
  aws: "AWS answers otherwise",
  wording: "AWS words it otherwise",
  moto: "What only moto gives",
  fixed: "Answers that are fixed, whatever is asked",
  run: "How a strict server is run",
} as const;

export type Kind = keyof typeof kinds;

/** Why some tests fail, as the files in explanations/ hold it. */
export interface Explanation {
  readonly kind: Kind;
  readonly why: string;
  /** Test ids; `*` stands for anything. */
  readonly tests?: readonly string[];
  /** The tests that it names fail at times: they are told as failing. */
  readonly byChance?: true;
  /** Patterns of what fails in a test that no explanation names. */
  readonly messages?: readonly string[];
}

/** Why some tests can't be run: they ask for other services of AWS's. */
export interface NotRunnable {
  readonly why: string;
  /** What they ask for: each test asks for one of these. */
  readonly operations: readonly string[];
  readonly tests: readonly string[];
}

/** A reason with the tests that it is the reason of. */
export interface Explained<E> {
  readonly explanation: E;
  readonly tests: readonly MotoTest[];
}

/** The reasons with their tests, and what is wrong with them. */
export interface Explaining<E> {
  readonly explained: readonly Explained<E>[];
  readonly problems: readonly string[];
}

const read = (name: string): readonly unknown[] =>
  JSON.parse(readFileSync(new URL(`explanations/${name}.json`, import.meta.url), "utf8"));

const isKind = (kind: unknown): kind is Kind =>
  typeof kind === "string" && Object.hasOwn(kinds, kind);

function isExplanation(entry: unknown): entry is Explanation {
  return typeof entry === "object" && entry !== null && "kind" in entry && isKind(entry.kind);
}

/** The explanations of what fails in a mode. */
export function explanationsOf(mode: Mode): readonly Explanation[] {
  const entries = read(mode);
  if (!entries.every(isExplanation)) throw new Error(`explanations/${mode}.json has another kind.`);
  return entries;
}

const isNotRunnable = (entry: unknown): entry is NotRunnable =>
  typeof entry === "object" && entry !== null && "operations" in entry;

/** The tests that can't be run, which a run on a lenient server shows: each has failed after it asked for what is not served. */
export function notRunnable(
  tests: readonly MotoTest[],
  isServed: (operation: string) => boolean,
): Explaining<NotRunnable> {
  const problems: string[] = [];
  const explained = read("not-runnable")
    .filter(isNotRunnable)
    .map((explanation) => {
      const { operations, tests: patterns } = explanation;
      const named = tests.filter(({ id }) => matches(patterns, id));
      problems.push(
        ...operations.filter(isServed).map((name) => `${name} is served now.`),
        ...patterns
          .filter((pattern) => !tests.some(({ id }) => matches([pattern], id)))
          .map((pattern) => `${pattern} matches no test.`),
        ...named
          .filter(
            ({ outcome, asked }) =>
              outcome !== "failed" || !asked.some((name) => operations.includes(name)),
          )
          .map(({ id }) => `${id} needs none of ${operations.join(", ")}.`),
      );
      return { explanation, tests: named };
    });
  return { explained, problems };
}

/** The tests with those that fail at times as failing ones. */
export const settled = (
  tests: readonly MotoTest[],
  explanations: readonly Explanation[],
): readonly MotoTest[] => {
  const byChance = explanations.flatMap((one) => (one.byChance === true ? (one.tests ?? []) : []));
  return tests.map((test) =>
    matches(byChance, test.id) ? { ...test, outcome: "failed", because: "by chance" } : test,
  );
};

/** Holds every failing test against the explanations: each must have exactly one, and each explanation must still be true. */
export function explain(
  tests: readonly MotoTest[],
  explanations: readonly Explanation[],
): Explaining<Explanation> {
  const failing = tests.filter(({ outcome }) => outcome === "failed");
  const problems = explanations.flatMap(({ tests: patterns = [] }) =>
    patterns
      .filter((pattern) => !failing.some(({ id }) => matches([pattern], id)))
      .map((pattern) => `${pattern} matches no test that fails.`),
  );
  const byTest = new Map<Explanation, MotoTest[]>(explanations.map((one) => [one, []]));
  for (const test of failing) {
    const named = explanations.filter((one) => matches(one.tests ?? [], test.id));
    const found = named.length > 0 ? named : explanations.filter((one) => says(one, test));
    if (found.length === 0) problems.push(`${test.id} has no explanation: ${test.because}`);
    if (found.length > 1) problems.push(`${test.id} has ${found.length} explanations.`);
    for (const one of found) byTest.get(one)?.push(test);
  }
  for (const [{ why }, of] of byTest)
    if (of.length === 0) problems.push(`Explains nothing: ${why}`);
  const explained = [...byTest].map(([explanation, of]) => ({ explanation, tests: of }));
  return { explained, problems };
}

const says = ({ messages = [] }: Explanation, { because }: MotoTest): boolean =>
  messages.some((message) => new RegExp(message).test(because));

const matches = (patterns: readonly string[], id: string): boolean =>
  patterns.some((pattern) =>
    new RegExp(`^${pattern.replace(/[^*\w]/g, "\\$&").replaceAll("*", ".*")}$`).test(id),
  );
