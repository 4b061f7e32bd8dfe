import { matchesPieces } from "./glob.ts";

/** The policy variables of a request: the value of a key with one value, else undefined. Names come in lower case. */
export type VariableValues = (name: string) => string | undefined;

/** What matches text: itself, any text (`star`), any text without a colon (`short-star`), one character, one but a colon. */
export type TextPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "star" | "short-star" | "one" | "short-one" };

/** A variable; its value is literal: a star inside it is a star. `written` is its name as the policy writes it. */
export interface VariablePiece {
  readonly kind: "variable";
  readonly name: string;
  readonly written: string;
  readonly otherwise: string | undefined;
}

/** A text with wildcards and variables, read once. */
export interface Pattern {
  readonly pieces: readonly (TextPiece | VariablePiece)[];
  /** The whole text, where it has neither wildcards nor variables. */
  readonly literal: string | undefined;
  /** The pieces, where there are no variables among them. */
  readonly fixed: readonly TextPiece[] | undefined;
}

/** What of the pattern language a place allows. */
export interface PatternRules {
  readonly wildcards: boolean;
  readonly variables: boolean;
  /** The text is an ARN: its first five parts hold no variables, and a wildcard in them stays within its part unless it ends the part. */
  readonly arn: boolean;
}

const escapedCharacters = new Set(["*", "?", "$"]);
const arnColons = 5;

/** Reads a pattern ("AWS JSON policy elements: Resource", "IAM policy elements: Variables and tags"). */
export function compilePattern(text: string, rules: PatternRules): Pattern {
  const source = rules.arn ? completeArn(text) : text;
  const pieces: (TextPiece | VariablePiece)[] = [];
  let literal = "";
  let colons = 0;
  const flush = (): void => {
    if (literal !== "") pieces.push(Object.freeze({ kind: "text", text: literal }));
    literal = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? "";
    const early = rules.arn && colons < arnColons;
    const close =
      rules.variables && !early && source.startsWith("${", at) ? source.indexOf("}", at) : -1;
    if (close > 0) {
      const inner = source.slice(at + 2, close);
      at = close;
      if (escapedCharacters.has(inner)) literal += inner;
      else {
        flush();
        pieces.push(variableOf(inner));
      }
    } else if (rules.wildcards && character === "?") {
      flush();
      pieces.push({ kind: early ? "short-one" : "one" });
    } else if (rules.wildcards && character === "*") {
      flush();
      const next = source[at + 1];
      pieces.push({ kind: early && next !== undefined && next !== ":" ? "short-star" : "star" });
    } else {
      if (character === ":") colons += 1;
      literal += character;
    }
  }
  flush();
  const fixed = pieces.filter((piece) => piece.kind !== "variable");
  const [only] = pieces;
  return Object.freeze({
    pieces: Object.freeze(pieces),
    literal:
      only === undefined ? "" : pieces.length === 1 && only.kind === "text" ? only.text : undefined,
    fixed: fixed.length === pieces.length ? Object.freeze(fixed) : undefined,
  });
}

/** An ARN with fewer than six parts stands for all that begins so ("IAM identifiers": `arn:aws:sqs` is `arn:aws:sqs:*:*:*`). */
function completeArn(text: string): string {
  if (!text.startsWith("arn:")) return text;
  const colons = text.split(":", arnColons + 1).length - 1;
  return text + ":*".repeat(arnColons - colons);
}

/** `${key}` or `${key, 'default'}`. Anything else is a key that no request has. */
function variableOf(inner: string): VariablePiece {
  const [, written = inner, otherwise] = /^([^,]*), '([^']*)'$/.exec(inner) ?? [];
  return Object.freeze({ kind: "variable", name: written.toLowerCase(), written, otherwise });
}

/** The names of the variables in a pattern, as they are written. */
export const variablesIn = (pattern: Pattern): readonly string[] =>
  pattern.pieces.flatMap((piece) => (piece.kind === "variable" ? [piece.written] : []));

const noNames: readonly string[] = Object.freeze([]);

/** The variables of a pattern that have neither a value nor a default, as they are written. */
export const unsetVariables = (pattern: Pattern, values: VariableValues): readonly string[] =>
  pattern.fixed !== undefined
    ? noNames
    : pattern.pieces.flatMap((piece) =>
        piece.kind === "variable" && (values(piece.name) ?? piece.otherwise) === undefined
          ? [piece.written]
          : [],
      );

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
export function resolved(
  pattern: Pattern,
  values: VariableValues,
): readonly TextPiece[] | undefined {
  if (pattern.fixed !== undefined) return pattern.fixed;
  const pieces: TextPiece[] = [];
  for (const piece of pattern.pieces) {
    const text = piece.kind === "variable" ? (values(piece.name) ?? piece.otherwise) : undefined;
    if (piece.kind !== "variable") pieces.push(piece);
    else if (text === undefined) return undefined;
    else pieces.push({ kind: "text", text });
  }
  return pieces;
}

export const noVariables: VariableValues = () => undefined;

/** Whether a text matches. A pattern with a variable that has no value matches nothing. */
export function matches(
  pattern: Pattern,
  text: string,
  values: VariableValues = noVariables,
): boolean {
  if (pattern.literal !== undefined) return pattern.literal === text;
  const pieces = resolved(pattern, values);
  return pieces !== undefined && matchesPieces(pieces, text);
}
