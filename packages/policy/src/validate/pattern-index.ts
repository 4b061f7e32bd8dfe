import type { Budget } from "./budget.ts";
import type { PlacedText } from "./finding.ts";
import { covers, type Glob } from "./glob-relations.ts";

/** A pattern of a list, ready to be compared. */
export interface PatternEntry {
  readonly item: PlacedText;
  readonly glob: Glob;
  /** Equal for equal patterns. */
  readonly key: string;
  /** Its beginning without wildcards. */
  readonly start: string;
}

/** The patterns of a list, so that those that may cover another one are found without trying them all. */
export interface PatternIndex {
  /** Of equal ones the first. */
  readonly entries: ReadonlyMap<string, PatternEntry>;
  readonly repeated: readonly PatternEntry[];
  /** Those with wildcards, by what stands before their first colon. */
  readonly wide: ReadonlyMap<string | undefined, readonly PatternEntry[]>;
}

const isOpenToken = (token: string): boolean => token === "<*>" || token === "<?>";

/** What stands before the first colon, where that is no pattern: only what has the same, or a pattern there, can cover it. */
const groupOf = (key: string): string | undefined => /^[^:<]*:/.exec(key)?.[0];

function entryOf(item: PlacedText, glob: Glob): PatternEntry {
  const open = glob.findIndex(isOpenToken);
  const start = (open < 0 ? glob : glob.slice(0, open)).join("");
  return { item, glob, key: glob.join(""), start };
}

/** Indexes the patterns of a list. */
export function indexPatterns(
  texts: readonly PlacedText[],
  read: (text: string) => Glob,
): PatternIndex {
  const entries = new Map<string, PatternEntry>();
  const repeated: PatternEntry[] = [];
  for (const item of texts) {
    const entry = entryOf(item, read(item.text));
    if (entries.has(entry.key)) repeated.push(entry);
    else entries.set(entry.key, entry);
  }
  const open = [...entries.values()].filter(({ glob }) => glob.some(isOpenToken));
  return { entries, repeated, wide: Map.groupBy(open, ({ key }) => groupOf(key)) };
}

/** Another pattern of a list that stands for all that a pattern stands for. */
export function coverOf(
  { glob, key }: PatternEntry,
  { wide }: PatternIndex,
  budget: Budget,
): PatternEntry | undefined {
  const group = groupOf(key);
  const may = (other: PatternEntry): boolean =>
    other.key !== key &&
    budget.spend(1) &&
    key.startsWith(other.start) &&
    budget.spend(other.glob.length + glob.length) &&
    covers(other.glob, glob);
  const anywhere = wide.get(undefined)?.find(may);
  return anywhere ?? (group === undefined ? undefined : wide.get(group)?.find(may));
}
