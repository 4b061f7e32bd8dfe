import { type Segment, segmentsOf } from "./segment.ts";

/** What variables stand for: the context of a request, by key in lower case. A key with several values is no variable. */
export interface VariableValues {
  get(name: string): string | readonly string[] | undefined;
}

export const noVariables: VariableValues = new Map<string, string>();

/** A variable; its value is literal: a star inside it is a star. `written` is its name as the policy writes it. */
export interface VariablePiece {
  readonly kind: "variable";
  /** Its place among the different variables of its pattern. */
  readonly slot: number;
  readonly name: string;
  readonly written: string;
  readonly otherwise: string | undefined;
}

/** A piece that stands for as many characters as it says: a text, a variable's value, one character, one but a colon. */
export type FixedPiece =
  | VariablePiece
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "one" | "short-one" };

/** A piece of a pattern; a star stands for any text, a short one for any text without a colon. */
export type Piece = FixedPiece | { readonly kind: "star" | "short-star" };

/**
 * The form of a pattern, which says how it is matched:
 * - `any`: a star alone.
 * - `literal`: a text alone.
 * - `prefix`: a text and a star.
 * - `sequence`: texts and variables, and a star at the end or none.
 * - `segments`: anything else.
 */
export type PatternForm = "any" | "literal" | "prefix" | "sequence" | "segments";

/** A text with wildcards and variables, read once. */
export interface Pattern {
  readonly form: PatternForm;
  readonly pieces: readonly Piece[];
  /** The whole text of a `literal`, and what the text of every match begins with. */
  readonly prefix: string;
  /** The different variables among the pieces. */
  readonly variables: readonly VariablePiece[];
  /** What `segments` are matched by; none for the other forms. */
  readonly segments: readonly Segment[];
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
  const pieces: Piece[] = [];
  const variables = new Map<string, VariablePiece>();
  let literal = "";
  let colons = 0;
  const flush = (): void => {
    if (literal !== "") pieces.push(Object.freeze({ kind: "text", text: literal }));
    literal = "";
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    const early = rules.arn && colons < arnColons;
    const close =
      rules.variables && !early && source.startsWith("${", at) ? source.indexOf("}", at) : -1;
    if (close > 0) {
      const inner = source.slice(at + 2, close);
      at = close;
      if (escapedCharacters.has(inner)) literal += inner;
      else {
        flush();
        const variable = variables.get(inner) ?? variableOf(inner, variables.size);
        variables.set(inner, variable);
        pieces.push(variable);
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
  const [first] = pieces;
  const form = formOf(pieces);
  return Object.freeze({
    form,
    pieces: Object.freeze(pieces),
    prefix: first?.kind === "text" ? first.text : "",
    variables: variables.size === 0 ? noPieces : Object.freeze([...variables.values()]),
    segments: form === "segments" ? segmentsOf(pieces) : noPieces,
  });
}

const noPieces: readonly never[] = Object.freeze([]);

function formOf(pieces: readonly Piece[]): PatternForm {
  const [first] = pieces;
  if (first === undefined) return "literal";
  if (pieces.length === 1) {
    if (first.kind === "text") return "literal";
    if (first.kind === "star") return "any";
  }
  const last = pieces.at(-1)?.kind === "star" ? pieces.length - 1 : pieces.length;
  if (pieces.length === 2 && first.kind === "text" && last === 1) return "prefix";
  const isStill = ({ kind }: Piece): boolean => kind === "text" || kind === "variable";
  return pieces.slice(0, last).every(isStill) ? "sequence" : "segments";
}

/** An ARN with fewer than six parts stands for all that begins so ("IAM identifiers": `arn:aws:sqs` is `arn:aws:sqs:*:*:*`). */
function completeArn(text: string): string {
  if (!text.startsWith("arn:")) return text;
  const colons = text.split(":", arnColons + 1).length - 1;
  return text + ":*".repeat(arnColons - colons);
}

/** `${key}` or `${key, 'default'}`. Anything else is a key that no request has. */
function variableOf(inner: string, slot: number): VariablePiece {
  const [, written = inner, otherwise] = /^([^,]*), '([^']*)'$/.exec(inner) ?? [];
  return Object.freeze({ kind: "variable", slot, name: written.toLowerCase(), written, otherwise });
}

/** The text that a variable stands for; undefined where it has neither a value nor a default. */
export function variableText(
  { name, otherwise }: VariablePiece,
  values: VariableValues,
): string | undefined {
  const value = values.get(name);
  return typeof value === "string" ? value : otherwise;
}

/** The names of the variables in a pattern, as they are written. */
export const variablesIn = (pattern: Pattern): readonly string[] =>
  pattern.pieces.flatMap((piece) => (piece.kind === "variable" ? [piece.written] : []));

/** The variables of a pattern that have neither a value nor a default, as they are written. */
export const unsetVariables = (pattern: Pattern, values: VariableValues): readonly string[] =>
  pattern.pieces.flatMap((piece) =>
    piece.kind === "variable" && variableText(piece, values) === undefined ? [piece.written] : [],
  );
