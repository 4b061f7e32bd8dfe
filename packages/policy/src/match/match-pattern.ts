import { matchesPieces } from "./glob.ts";
import {
  noVariables,
  type Pattern,
  type Piece,
  type TextPiece,
  type VariableValues,
  variableText,
} from "./pattern.ts";

/**
 * Whether a text matches. A pattern with a variable that has no value matches nothing. The forms that policies are made of are
 * matched without making anything.
 */
export function matches(
  pattern: Pattern,
  text: string,
  values: VariableValues = noVariables,
): boolean {
  switch (pattern.form) {
    case "any":
      return true;
    case "literal":
      return pattern.prefix === text;
    case "prefix":
      return text.startsWith(pattern.prefix);
    case "sequence":
      return matchesSequence(pattern.pieces, text, values);
    case "stars":
      return matchesStars(pattern.pieces, text);
    case "pieces": {
      const pieces = resolved(pattern.pieces, values);
      if (pieces === undefined) return false;
      return pieces.every(isTextOrStar) ? matchesStars(pieces, text) : matchesPieces(pieces, text);
    }
  }
}

const isTextOrStar = ({ kind }: Piece): boolean => kind === "text" || kind === "star";

/** Texts and variables one after another, and a star at the end or none. */
function matchesSequence(pieces: readonly Piece[], text: string, values: VariableValues): boolean {
  let at = 0;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.kind === "star") return true;
    const part = piece && textOf(piece, values);
    if (part === undefined || !text.startsWith(part, at)) return false;
    at += part.length;
  }
  return at === text.length;
}

/** The text that a piece stands for; undefined for wildcards, and for a variable without a value. */
function textOf(piece: Piece, values: VariableValues): string | undefined {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "variable":
      return variableText(piece, values);
    default:
      return undefined;
  }
}

/** Texts and stars: each text at its first place after the one before, the last at the end. */
function matchesStars(pieces: readonly Piece[], text: string): boolean {
  let at = 0;
  let floating = false;
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece?.kind !== "text") {
      floating = true;
      continue;
    }
    const part = piece.text;
    if (!floating) {
      if (!text.startsWith(part, at)) return false;
      at += part.length;
    } else if (index === pieces.length - 1) {
      return text.length - part.length >= at && text.endsWith(part);
    } else {
      const found = text.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    floating = false;
  }
  return floating || at === text.length;
}

/** The pieces with every variable replaced by its value, and texts that meet made one; undefined where a variable has none. */
function resolved(
  pieces: readonly Piece[],
  values: VariableValues,
): readonly TextPiece[] | undefined {
  const whole: TextPiece[] = [];
  let literal = "";
  for (const piece of pieces) {
    const text = textOf(piece, values);
    if (text !== undefined) literal += text;
    else if (piece.kind === "variable") return undefined;
    else {
      if (literal !== "") whole.push({ kind: "text", text: literal });
      literal = "";
      if (piece.kind !== "text") whole.push(piece);
    }
  }
  if (literal !== "") whole.push({ kind: "text", text: literal });
  return whole;
}

/** The text that a pattern without wildcards stands for; undefined where a variable has no value. */
export function resolveText(pattern: Pattern, values: VariableValues): string | undefined {
  if (pattern.form === "literal") return pattern.prefix;
  const pieces = resolved(pattern.pieces, values);
  if (pieces === undefined || pieces.length > 1) return undefined;
  const [only] = pieces;
  return only === undefined ? "" : only.kind === "text" ? only.text : undefined;
}
