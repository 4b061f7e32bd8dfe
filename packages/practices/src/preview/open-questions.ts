import type { CompiledLayers, CompiledStatement, Condition, RequestContext } from "@ostiary/policy";
import { type Candidate, candidateValues } from "../model/candidate-values.ts";
import { sampleText } from "../model/sample-text.ts";

/** Something about a request that is not known, and makes a difference to policies. */
export interface OpenKey {
  readonly key: string;
  readonly candidates: readonly Candidate[];
  /** Whether the candidates stand for every value there may be. */
  readonly complete: boolean;
}

/** The statements of control policies that are about an action, in lower case. */
export function controlStatements(
  all: readonly CompiledLayers[],
  action: string,
): readonly CompiledStatement[] {
  const policies = all.flatMap(({ layers }) => [
    ...(layers.serviceControl ?? []).flat(),
    ...(layers.resourceControl ?? []).flat(),
  ]);
  return policies.flatMap(({ policy }) => {
    const { allows, denies } = policy.about(action);
    return [...allows, ...denies];
  });
}

/** Values that no policy is likely to name, of keys that every request brings. */
const elsewhere: Readonly<Record<string, readonly Candidate[]>> = {
  "aws:sourceip": ["192.0.2.77", "100.64.0.77", "2001:db8::77"],
  "aws:requestedregion": ["xx-elsewhere-1"],
};

const wildcard = /[*?]/u;

/** The keys that statements ask for and that are not known, with values that may make a difference. */
export function openKeys(
  statements: readonly CompiledStatement[],
  known: RequestContext,
  limited: ReadonlyMap<string, readonly Candidate[]>,
  by: "caller" | "service",
): readonly OpenKey[] {
  const byKey = new Map<string, Condition[]>();
  for (const { statement } of statements) {
    for (const condition of statement.conditions) {
      const key = condition.key.toLowerCase();
      if (known.has(key)) continue;
      byKey.set(key, [...(byKey.get(key) ?? []), condition]);
    }
  }
  return [...byKey].map(([key, conditions]) => {
    const few = limited.get(key);
    if (few !== undefined) return { key, candidates: few, complete: true };
    const patterns = new Set(
      conditions.flatMap(({ values }) => values).filter((value) => /[*?$]/u.test(value)),
    );
    const listed = conditions.some(({ qualifier }) => qualifier !== undefined);
    return {
      key,
      candidates: [
        ...candidateValues(key, conditions, known, by),
        ...((Object.hasOwn(elsewhere, key) && elsewhere[key]) || []),
      ],
      // A value may be matched by two patterns at once, and a list may hold anything beside what is named.
      complete: patterns.size <= 1 && !listed,
    };
  });
}

/** The keys that statements use as variables, and of which it is not known whether and what they are. */
export function openVariables(
  statements: readonly CompiledStatement[],
  known: RequestContext,
  limited: ReadonlyMap<string, readonly Candidate[]>,
): readonly string[] {
  const texts = statements.flatMap(({ statement }) => [
    ...(statement.resources?.patterns ?? []),
    ...statement.conditions.flatMap(({ values }) => values),
  ]);
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\$\{([^{},]+)/gu)].map(([, name = ""]) => name.trim().toLowerCase()),
  );
  return [...new Set(names)].filter(
    (name) => name.length > 1 && !known.has(name) && !limited.has(name),
  );
}

/** Resources that may make a difference to statements where it is not known what a request was about. */
export function openResources(
  statements: readonly CompiledStatement[],
  context: RequestContext,
): { readonly candidates: readonly string[]; readonly complete: boolean } {
  const patterns = new Set(
    statements
      .flatMap(({ statement }) => statement.resources?.patterns ?? [])
      .filter((one) => one !== "*"),
  );
  const named = [...patterns].flatMap((pattern) => sampleText(pattern, context) ?? []);
  const open = [...patterns].filter((pattern) => wildcard.test(pattern) || pattern.includes("$"));
  return { candidates: [...new Set([...named, "*"])], complete: open.length <= 1 };
}

/** Every combination of candidates on top of what is known. */
export function* combinations(
  known: RequestContext,
  open: readonly OpenKey[],
): Generator<RequestContext> {
  const [first, ...rest] = open;
  if (first === undefined) {
    yield known;
    return;
  }
  for (const candidate of first.candidates) {
    const context = new Map(known);
    if (candidate !== null) context.set(first.key, candidate);
    yield* combinations(context, rest);
  }
}
