import type { Condition, ContextValue, RequestContext } from "@ostiary/policy";
import { sampleText } from "./sample-text.ts";

/** A value that a request may bring for a key; null: it doesn't bring the key. */
export type Candidate = ContextValue | null;

/** Keys that every request of a principal brings: none of them is ever absent. */
const always: Readonly<Record<string, readonly string[]>> = {
  // From networks that have little to do with each other, so that one is outside whatever a policy names.
  "aws:sourceip": ["203.0.113.7", "198.18.0.1", "100.64.0.9", "192.0.2.77", "2001:db8::7"],
  "aws:securetransport": ["true", "false"],
  "aws:requestedregion": ["us-east-1", "eu-west-1", "ap-southeast-4", "il-central-1"],
  "aws:viaawsservice": ["false"],
  "aws:principalisawsservice": ["false"],
};

/** Keys that only a service brings, or that a principal has or has not: a caller cannot make them up. */
const notForCallers = [
  "aws:principaltag/",
  "aws:sourcearn",
  "aws:sourceaccount",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:principalservicename",
];

/** Which candidates the values of a condition give, by the operator's kind. */
const byKind: readonly (readonly [RegExp, (value: string) => readonly string[]])[] = [
  [/^Numeric/u, (value) => around(Number(value)).map(String)],
  [/^Date/u, aroundDate],
  [/^Bool$/u, () => ["true", "false"]],
  [/IpAddress$/u, (value) => [value.replace(/\/.*$/u, "")]],
  [/^Null$/u, () => []],
  [/./u, (value) => [value]],
];

const around = (value: number): readonly number[] =>
  Number.isFinite(value) ? [value, value - 1, value + 1] : [];

function aroundDate(value: string): readonly string[] {
  const at = /^\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value);
  return around(at / 1000)
    .filter((second) => Math.abs(second) < 8e12)
    .map((second) => new Date(second * 1000).toISOString());
}

const other = "something-else";

/**
 * The values of one key that may make a difference to conditions on it: what each of their values stands for, something else, and none.
 * Those that the conditions name come first. A caller has neither what only services bring nor tags that it hasn't, and its session began now.
 */
export function candidateValues(
  key: string,
  conditions: readonly Condition[],
  context: RequestContext,
  by: "caller" | "service",
): readonly Candidate[] {
  if (by === "caller") {
    if (notForCallers.some((start) => key.startsWith(start))) return [null];
    if (key === "aws:tokenissuetime") return [context.get("aws:currenttime") ?? null, null];
  }
  const named = new Set<string>();
  let listed = false;
  for (const { operator, qualifier, values } of conditions) {
    listed ||= qualifier !== undefined;
    const [, candidates] = byKind.find(([kind]) => kind.test(operator)) ?? [];
    for (const value of values) {
      const text = sampleText(value, context);
      if (text !== undefined) for (const one of candidates?.(text) ?? []) named.add(one);
    }
  }
  const required = Object.hasOwn(always, key) ? always[key] : undefined;
  const singles = [...named, ...(required ?? [other])];
  const distinct = [...new Set(singles)];
  const lists = listed
    ? [...distinct.map((one) => [one]), distinct.slice(0, named.size), distinct]
    : [];
  const texts = conditions.some(({ qualifier }) => qualifier === undefined) ? distinct : [];
  return [...texts, ...lists, ...(required === undefined ? [null] : [])];
}
