import type { RequestContext } from "../../src/index.ts";

/** A piece of a pattern: a character that stands for itself, or a wildcard, which may be kept from matching a colon. */
export type Piece =
  | { readonly is: string }
  | { readonly wildcard: "*" | "?"; readonly withinPart?: boolean };

/** The characters of a text as UTF-16 writes them: one outside the basic plane is two. */
const charactersOf = (text: string): readonly string[] => text.split("");

/** Whether the whole text is what the pieces say. */
export function matches(pieces: readonly Piece[], text: string): boolean {
  const characters = charactersOf(text);
  const known = new Map<number, boolean>();
  const fits = (piece: Piece, character: string): boolean =>
    "is" in piece ? piece.is === character : !(piece.withinPart && character === ":");
  const tried = (at: number, from: number): boolean => {
    const piece = pieces[at];
    const character = characters[from];
    if (piece === undefined) return character === undefined;
    const here = character !== undefined && fits(piece, character);
    if ("wildcard" in piece && piece.wildcard === "*")
      return rest(at + 1, from) || (here && rest(at, from + 1));
    return here && rest(at + 1, from + 1);
  };
  const rest = (at: number, from: number): boolean => {
    const place = at * (characters.length + 1) + from;
    const answer = known.get(place) ?? tried(at, from);
    known.set(place, answer);
    return answer;
  };
  return rest(0, 0);
}

/** A text of which every character stands for itself. */
export const literally = (text: string): readonly Piece[] =>
  charactersOf(text).map((character) => ({ is: character }));

/** The text of pieces that all stand for themselves. */
export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ("is" in piece ? piece.is : piece.wildcard)).join("");

/** A text in which stars and question marks are wildcards. */
export const withWildcards = (text: string): readonly Piece[] =>
  charactersOf(text).map((character) =>
    character === "*" || character === "?" ? { wildcard: character } : { is: character },
  );

/**
 * A text with its variables replaced ("IAM policy elements: Variables and tags"); undefined where one has no value: then there is
 * no equal and no like value. Values and defaults stand for themselves.
 */
export function resolved(
  text: string,
  context: RequestContext,
  read: (text: string) => readonly Piece[],
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const [whole, inner] of text.matchAll(/\$\{([^}]*)\}|[^$]+|\$/gu)) {
    const value = inner === undefined ? read(whole) : valueIn(inner, context);
    if (value === undefined) return undefined;
    pieces.push(...value);
  }
  return pieces;
}

function valueIn(inner: string, context: RequestContext): readonly Piece[] | undefined {
  if (inner === "*" || inner === "?" || inner === "$") return literally(inner);
  const [, name = inner, otherwise] = /^([^,]*), '([^']*)'$/su.exec(inner) ?? [];
  const value = context.get(name.toLowerCase());
  const single = typeof value === "string" ? value : otherwise;
  return single === undefined ? undefined : literally(single);
}

const colon: Piece = { is: ":" };

/** The pieces between colons: five parts, and all that follows as the sixth. */
export function partsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if ("is" in piece && piece.is === ":" && parts.length < 6) parts.push([]);
    else last?.push(piece);
  }
  return parts;
}

/**
 * Whether a value of Resource or NotResource matches ("IAM JSON policy elements: Resource"): wildcards are within the parts between
 * colons, but a star at the end of a part goes beyond. An incomplete ARN is completed with stars. Variables are replaced after the
 * fifth colon.
 */
export function matchesResource(
  pattern: string,
  resource: string,
  variables: RequestContext | undefined,
): boolean {
  if (pattern === "*") return true;
  const parts = pattern.split(":");
  while (parts[0] === "arn" && parts.length < 6) parts.push("*");
  const beginning = parts.slice(0, 5).flatMap((part, place) => {
    const pieces = withWildcards(part).map((piece, at, { length }) =>
      "is" in piece || (piece.wildcard === "*" && at === length - 1)
        ? piece
        : { ...piece, withinPart: true },
    );
    return place < parts.length - 1 ? [...pieces, colon] : pieces;
  });
  const last = parts.slice(5).join(":");
  const end = variables ? resolved(last, variables, withWildcards) : withWildcards(last);
  return end !== undefined && matches([...beginning, ...end], resource);
}

/** Whether a value of Action or NotAction matches ("IAM JSON policy elements: Action"): the case of letters is ignored. */
export const matchesAction = (pattern: string, action: string): boolean =>
  matches(withWildcards(pattern.toLowerCase()), action.toLowerCase());
