import { matchesSegments } from "./match-segments.ts";
import {
  noVariables,
  type Pattern,
  type Piece,
  type VariableValues,
  variableText,
} from "./pattern.ts";

/** Whether a text matches. A pattern with a variable that has no value matches nothing. Makes nothing on its way. */
export const matches = (
  pattern: Pattern,
  text: string,
  values: VariableValues = noVariables,
): boolean => text.startsWith(pattern.prefix) && matchesBeyond(pattern, text, values);

/** The same for a text that is known to begin with the pattern's prefix, which is not read again. */
export function matchesBeyond(pattern: Pattern, text: string, values: VariableValues): boolean {
  switch (pattern.form) {
    case "any":
    case "prefix":
      return true;
    case "literal":
    case "sequence":
      return matchesSequence(pattern, text, values);
    case "segments": {
      const texts = pattern.variables.length === 0 ? noTexts : resolved(pattern, values);
      return texts !== undefined && matchesSegments(pattern.segments, text, texts);
    }
  }
}

/** Texts and variables one after another, and a star at the end or none. */
function matchesSequence(
  { pieces, prefix }: Pattern,
  text: string,
  values: VariableValues,
): boolean {
  let at = prefix.length;
  for (let index = at === 0 ? 0 : 1; index < pieces.length; index += 1) {
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

const noTexts: readonly string[] = Object.freeze([]);
// Filled for one pattern and read before it is filled for the next.
const texts: string[] = [];

/** The values of a pattern's variables by their slots; undefined where one has none. */
function resolved({ variables }: Pattern, values: VariableValues): readonly string[] | undefined {
  for (let slot = 0; slot < variables.length; slot += 1) {
    const variable = variables[slot];
    const text = variable && variableText(variable, values);
    if (text === undefined) return undefined;
    texts[slot] = text;
  }
  return texts;
}

/** The text that a pattern without wildcards stands for; undefined where a variable has no value. */
export function resolveText({ pieces }: Pattern, values: VariableValues): string | undefined {
  let whole = "";
  for (const piece of pieces) {
    const text = textOf(piece, values);
    if (text === undefined) return undefined;
    whole += text;
  }
  return whole;
}
