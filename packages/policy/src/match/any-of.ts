import type { Pattern, Piece, VariableValues } from "./pattern.ts";
import { nextNode, type PrefixNode, prefixIndex } from "./prefix-index.ts";

/** Something that texts are matched against. */
export interface Sought<T> {
  readonly value: T;
  /** What every match begins with. */
  readonly prefix: string;
  /** What every match has in it besides. */
  readonly texts: readonly string[];
}

type Matches<T> = (value: T, text: string, values: VariableValues) => boolean;

/** Whether a text matches any of what is sought. */
export type AnyOf = (text: string, values: VariableValues) => boolean;

/** From how many on the sought are looked up and not walked. */
export const manySought = 8;

/** What is sought under one prefix: what has to be tried, and what only where its gram stands in the text. */
interface Bunch<T> {
  readonly loose: readonly T[];
  readonly byGram: readonly GramIndex<T>[];
}

interface GramIndex<T> {
  readonly length: number;
  readonly drawers: ReadonlyMap<number, Drawer<T>>;
}

interface Drawer<T> {
  readonly values: T[];
  /** The search that has tried them, of those that are counted below. */
  tried: number;
}

/**
 * Compiles many that are sought into one question, which costs no more than reading the text, however many they are: by what they
 * begin with, and where many begin alike, by the rarest of their grams: so many characters of a text that every match has in it.
 */
export function anyOf<T>(sought: readonly Sought<T>[], matches: Matches<T>): AnyOf {
  if (sought.length < manySought) {
    const values = sought.map(({ value }) => value);
    return (text, variables) => anyMatches(values, matches, text, variables);
  }
  const byPrefix = Map.groupBy(sought, ({ prefix }) => prefix);
  const index = prefixIndex([...byPrefix].map(([prefix, alike]) => [prefix, bunchOf(alike)]));
  return (text, variables) => {
    let at = 0;
    for (
      let node: PrefixNode<Bunch<T>> | undefined = index;
      node !== undefined;
      node = nextNode(node, text, at)
    ) {
      for (const bunch of node.values) {
        if (anyInBunch(bunch, matches, text, variables)) return true;
      }
      at += node.edge.length;
    }
    return false;
  };
}

const textsIn = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : []));

/** What is sought by a pattern. */
export const soughtPattern = (pattern: Pattern): Sought<Pattern> => ({
  value: pattern,
  prefix: pattern.prefix,
  texts: textsIn(pattern.prefix === "" ? pattern.pieces : pattern.pieces.slice(1)),
});

function anyMatches<T>(
  values: readonly T[],
  matches: Matches<T>,
  text: string,
  variables: VariableValues,
): boolean {
  for (const value of values) if (matches(value, text, variables)) return true;
  return false;
}

/** Long grams tell more apart, short ones are found in more patterns. */
const gramLengths = [6, 3, 2] as const;

function bunchOf<T>(alike: readonly Sought<T>[]): Bunch<T> {
  const byGram: GramIndex<T>[] = [];
  let left = alike;
  for (const length of left.length < manySought ? [] : gramLengths) {
    const isLong = ({ texts }: Sought<T>): boolean => texts.some((text) => text.length >= length);
    const long = left.filter(isLong);
    if (long.length > 0) byGram.push({ length, drawers: drawersOf(long, length) });
    left = left.filter((one) => !isLong(one));
  }
  return { loose: left.map(({ value }) => value), byGram };
}

/** Puts each of the sought where the fewest others are. */
function drawersOf<T>(
  sought: readonly Sought<T>[],
  length: number,
): ReadonlyMap<number, Drawer<T>> {
  const read = sought.map(({ value, texts }) => {
    return { value, grams: new Set(texts.flatMap((text) => gramsOf(text, length))) };
  });
  const shared = new Map<number, number>();
  for (const { grams } of read) {
    for (const gram of grams) shared.set(gram, (shared.get(gram) ?? 0) + 1);
  }
  const drawers = new Map<number, Drawer<T>>();
  for (const { value, grams } of read) {
    let rarest = 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (const gram of grams) {
      const count = shared.get(gram) ?? 0;
      if (count >= fewest) continue;
      rarest = gram;
      fewest = count;
    }
    const drawer = drawers.get(rarest) ?? { values: [], tried: 0 };
    drawers.set(rarest, drawer);
    drawer.values.push(value);
  }
  return drawers;
}

const factor = 0x01000193;

/** The factor that a character has when it leaves a gram. */
const leavingFactor = (length: number): number => {
  let power = 1;
  for (let count = 0; count < length; count += 1) power = Math.imul(power, factor);
  return power;
};

/** The numbers that stand for the grams of a text; two grams may share one. */
function gramsOf(text: string, length: number): readonly number[] {
  const grams: number[] = [];
  for (let at = 0; at + length <= text.length; at += 1) {
    let gram = 0;
    for (let next = at; next < at + length; next += 1) {
      gram = (Math.imul(gram, factor) + text.charCodeAt(next)) | 0;
    }
    grams.push(gram);
  }
  return grams;
}

let searches = 0;

function anyInBunch<T>(
  { loose, byGram }: Bunch<T>,
  matches: Matches<T>,
  text: string,
  variables: VariableValues,
): boolean {
  if (anyMatches(loose, matches, text, variables)) return true;
  for (const { length, drawers } of byGram) {
    const leaving = leavingFactor(length);
    searches += 1;
    let gram = 0;
    for (let at = 0; at < text.length; at += 1) {
      gram = (Math.imul(gram, factor) + text.charCodeAt(at)) | 0;
      if (at >= length) gram = (gram - Math.imul(leaving, text.charCodeAt(at - length))) | 0;
      const drawer = at >= length - 1 ? drawers.get(gram) : undefined;
      if (drawer === undefined || drawer.tried === searches) continue;
      drawer.tried = searches;
      if (anyMatches(drawer.values, matches, text, variables)) return true;
    }
  }
  return false;
}
