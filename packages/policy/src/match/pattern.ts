/** The policy variables of a request: the value of a key with one value, else undefined. Names come in lower case. */
export type VariableValues = (name: string) => string | undefined;

/**
 * A piece of a pattern. `star` matches any text; `short-star` any text without a colon, `one` any character, `short-one` any but a
 * colon. A variable's value is literal: a star inside it is a star.
 */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "star" | "short-star" | "one" | "short-one" }
  | { readonly kind: "variable"; readonly name: string; readonly otherwise: string | undefined };

/** A text with wildcards and variables, read once. */
export interface Pattern {
  readonly pieces: readonly Piece[];
  readonly literal: string | undefined;
}

/** What of the pattern language a place allows. */
export interface PatternRules {
  readonly wildcards: boolean;
  readonly variables: boolean;
  /** The text is an ARN, in whose first five parts a wildcard stays within its part unless it ends the part. */
  readonly arn: boolean;
}

const escapedCharacters = new Set(["*", "?", "$"]);

/** Reads a pattern ("AWS JSON policy elements: Resource", "IAM policy elements: Variables and tags"). */
export function compilePattern(source: string, rules: PatternRules): Pattern {
  const pieces: Piece[] = [];
  let text = "";
  let colons = 0;
  const flush = (): void => {
    if (text !== "") pieces.push({ kind: "text", text });
    text = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? "";
    if (character === "$" && rules.variables && source[at + 1] === "{") {
      const close = source.indexOf("}", at);
      if (close > 0) {
        const inner = source.slice(at + 2, close);
        at = close;
        if (escapedCharacters.has(inner)) text += inner;
        else {
          flush();
          pieces.push(variableOf(inner));
        }
        continue;
      }
    }
    if (rules.wildcards && (character === "*" || character === "?")) {
      flush();
      const within = rules.arn && colons < 5;
      const next = source[at + 1];
      if (character === "?") pieces.push({ kind: within ? "short-one" : "one" });
      else
        pieces.push({ kind: within && next !== undefined && next !== ":" ? "short-star" : "star" });
      continue;
    }
    if (character === ":") colons += 1;
    text += character;
  }
  flush();
  const [only] = pieces;
  const literal =
    pieces.length === 0 ? "" : pieces.length === 1 && only?.kind === "text" ? only.text : undefined;
  return Object.freeze({ pieces, literal });
}

/** `${key}` or `${key, 'default'}`. */
function variableOf(inner: string): Piece {
  const comma = inner.indexOf(",");
  if (comma < 0)
    return { kind: "variable", name: inner.trim().toLowerCase(), otherwise: undefined };
  const otherwise = /^ ?'([^']*)'$/.exec(inner.slice(comma + 1))?.[1];
  return { kind: "variable", name: inner.slice(0, comma).trim().toLowerCase(), otherwise };
}

/** The names of the variables in a pattern, in lower case. */
export const variablesIn = (pattern: Pattern): readonly string[] =>
  pattern.pieces.flatMap((piece) => (piece.kind === "variable" ? [piece.name] : []));

/** A pattern's text where it has no wildcards; undefined where a variable has no value. */
export function resolveText(pattern: Pattern, values: VariableValues): string | undefined {
  if (pattern.literal !== undefined) return pattern.literal;
  let text = "";
  for (const piece of resolved(pattern, values) ?? [undefined]) {
    if (piece?.kind !== "text") return undefined;
    text += piece.text;
  }
  return text;
}

/** The pieces with every variable replaced by its value as text; undefined where one has none. */
function resolved(pattern: Pattern, values: VariableValues): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const piece of pattern.pieces) {
    if (piece.kind !== "variable") {
      pieces.push(piece);
      continue;
    }
    const text = values(piece.name) ?? piece.otherwise;
    if (text === undefined) return undefined;
    pieces.push({ kind: "text", text });
  }
  return pieces;
}

export const noVariables: VariableValues = () => undefined;

/**
 * Whether a text matches. A variable without a value matches nothing. The set of places that the text may have come to is
 * carried through the pattern, so the cost is at most the product of the two lengths.
 */
export function matches(
  pattern: Pattern,
  text: string,
  values: VariableValues = noVariables,
): boolean {
  if (pattern.literal !== undefined) return pattern.literal === text;
  const pieces = resolved(pattern, values);
  if (pieces === undefined) return false;
  let places: readonly number[] = [0];
  for (const piece of pieces) {
    places = advance(piece, text, places);
    if (places.length === 0) return false;
  }
  return places[places.length - 1] === text.length;
}

/** Where the text may be after a piece, given where it may be before; both in order. */
function advance(piece: Piece, text: string, places: readonly number[]): readonly number[] {
  switch (piece.kind) {
    case "text":
      return places
        .filter((place) => text.startsWith(piece.text, place))
        .map((place) => place + piece.text.length);
    case "one":
      return places.filter((place) => place < text.length).map((place) => place + 1);
    case "short-one":
      return places
        .filter((place) => place < text.length && text[place] !== ":")
        .map((place) => place + 1);
    case "star":
      return upTo(text, places, false);
    case "short-star":
      return upTo(text, places, true);
    case "variable":
      return [];
  }
}

function upTo(text: string, places: readonly number[], stopAtColon: boolean): readonly number[] {
  const reached: number[] = [];
  let next = 0;
  for (const place of places) {
    for (let at = Math.max(place, next); at <= text.length; at += 1) {
      reached.push(at);
      next = at + 1;
      if (stopAtColon && text[at] === ":") break;
    }
  }
  return reached;
}
