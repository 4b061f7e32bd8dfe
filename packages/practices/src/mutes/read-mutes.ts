import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml";
import type { Rule } from "../audit/rule.ts";
import type { FileProblem, Report } from "../landing-zone/file/problem.ts";
import type { Mute } from "./mute.ts";

/** The mutes of a file, or what is wrong with it. */
export type ReadMutes =
  | { readonly ok: true; readonly mutes: readonly Mute[] }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const day = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/u;

/** A day such as 31 February, which the calendar doesn't have, is none. */
const isTime = (text: string): boolean =>
  day.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text.slice(0, 10)).toISOString().startsWith(text.slice(0, 10));

/** What each field has to be; undefined where the text is right. */
const wrong: Readonly<
  Record<keyof Mute, (text: string, rules: readonly Rule[]) => string | undefined>
> = {
  rule: (text, rules) =>
    rules.some(({ id }) => id === text) ? undefined : `There is no rule ${text}.`,
  subject: (text) =>
    /^(?:arn:|\*)/u.test(text) ? undefined : "A subject is an ARN, in which * may stand.",
  account: (text) => (/^\d{12}$/u.test(text) ? undefined : "An account id has 12 digits."),
  fingerprint: (text) =>
    /^[0-9a-f]{16}$/u.test(text) ? undefined : "A fingerprint has 16 hexadecimal digits.",
  reason: (text) => (text.trim() === "" ? "A reason says why." : undefined),
  expires: (text) =>
    isTime(text) ? undefined : "expires is a day such as 2027-01-31, or a time with its zone.",
};
const isField = (name: string): name is keyof Mute => Object.hasOwn(wrong, name);

/** The text of a scalar as it was written: an account's id is no number. */
const textOf = (node: unknown): string | undefined =>
  !isScalar(node) ? undefined : typeof node.value === "string" ? node.value : node.source;

function muteOf(item: YAMLMap, rules: readonly Rule[], report: Report): Mute | undefined {
  const found: Partial<Record<keyof Mute, string>> = {};
  for (const { key, value } of item.items) {
    const at = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
    const name = textOf(key) ?? "";
    const text = textOf(value);
    if (!isField(name)) report(at, `A mute has no ${name}: ${Object.keys(wrong).join(", ")}.`);
    else if (isAlias(value)) report(at, "Aliases are not read: write it out.");
    else if (text === undefined || text === "") report(at, `${name} is a text.`);
    else {
      const problem = wrong[name](text, rules);
      if (problem === undefined) found[name] = text;
      else report(isScalar(value) ? (value.range?.[0] ?? at) : at, problem);
    }
  }
  const start = item.range?.[0] ?? 0;
  const has = (name: string) => item.has(name);
  for (const name of ["reason", "expires"]) {
    if (!has(name)) report(start, `A mute needs ${name}.`);
  }
  if (!["rule", "subject", "account", "fingerprint"].some(has)) {
    report(start, "A mute names a rule, a subject, an account or a fingerprint.");
  }
  const { reason, expires, ...named } = found;
  return reason === undefined || expires === undefined ? undefined : { ...named, reason, expires };
}

/** Reads a file of mutes, YAML or JSON: a list. A mute that isn't understood makes the file wrong, so that none mutes more than was meant. */
export function readMutes(text: string, rules: readonly Rule[]): ReadMutes {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: FileProblem[] = [];
  const report: Report = (offset, message) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ line, column: col, message });
  };
  for (const { pos, message } of document.errors) {
    report(pos[0], message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/u, ".") ?? "");
  }
  if (problems.length > 0) return { ok: false, problems };
  const { contents } = document;
  if (!isSeq(contents)) {
    report(contents?.range?.[0] ?? 0, "A file of mutes is a list.");
    return { ok: false, problems };
  }
  const mutes = contents.items.flatMap((item) => {
    if (isMap(item)) return muteOf(item, rules, report) ?? [];
    report(isScalar(item) ? (item.range?.[0] ?? 0) : 0, "A mute is a map.");
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, mutes };
}
