import { anyOf, type Sought, soughtPattern } from "../match/any-of.ts";
import { matches } from "../match/match-pattern.ts";
import {
  compilePattern,
  type Pattern,
  type Piece,
  type VariableValues,
  variableText,
} from "../match/pattern.ts";
import type { Prepare } from "./prepared.ts";

const parts = 6;

/** ArnEquals, ArnLike and their negations: part by part, with wildcards ("Condition operators": each of the six parts is checked separately). */
export const likeArns =
  (negated: boolean): Prepare =>
  (values, variables) => {
    const arns = values.map((value) => wantedArn(value, variables));
    const any = anyOf(arns.map(soughtArn), (arn, request, context) =>
      matchesArn(partsWith(arn, context), request, context),
    );
    return {
      meets: (request, context) => isArn(request) && any(request, context) !== negated,
      patterns: arns.map(({ whole }) => whole),
    };
  };

/** An ARN of a policy, whole and in its parts. */
interface WantedArn {
  readonly whole: Pattern;
  readonly parts: readonly Pattern[];
}

const wantedArn = (value: string, variables: boolean): WantedArn => ({
  whole: compilePattern(value, { wildcards: true, variables, arn: false }),
  parts: arnPatterns(value, variables),
});

/**
 * The parts of an ARN for one request: its variables are replaced first, so a colon in a value parts, too, and a star beside an
 * empty value stands alone.
 */
function partsWith({ whole, parts }: WantedArn, context: VariableValues): readonly Pattern[] {
  const { pieces, variables } = whole;
  const isOther =
    variables.length > 0 &&
    (parts.length === 1 ||
      variables.some((variable) => variableText(variable, context)?.includes(":")));
  return isOther
    ? arnPatterns(pieces.map((piece) => written(piece, context)).join(""), true)
    : parts;
}

/** A piece as a policy would write it with the variable's value in its place. One without a value stays, and matches nothing. */
function written(piece: Piece, context: VariableValues): string {
  switch (piece.kind) {
    case "star":
    case "short-star":
      return "*";
    case "one":
    case "short-one":
      return "?";
    case "text":
      return escaped(piece.text);
    case "variable": {
      const text = variableText(piece, context);
      return text === undefined ? `\${${piece.written}}` : escaped(text);
    }
  }
}

const escaped = (text: string): string => text.replace(/[*?$]/g, (character) => `\${${character}}`);

/** What is sought by the parts of a value: it begins with those that are literal, and with what the first other one begins with. */
function soughtArn(arn: WantedArn): Sought<WantedArn> {
  const { parts: patterns } = arn;
  const other = patterns.findIndex(({ form }) => form !== "literal");
  const place = other < 0 ? patterns.length : other;
  return {
    value: arn,
    prefix: patterns
      .slice(0, place + 1)
      .map(({ prefix }) => prefix)
      .join(":"),
    texts: patterns.slice(place).flatMap((pattern, at) => {
      const { texts } = soughtPattern(pattern);
      return at === 0 ? texts : [pattern.prefix, ...texts];
    }),
  };
}

/** A text with at least six parts that begins as an ARN. */
const isArn = (text: string): boolean => text.startsWith("arn:") && partEnd(text, parts - 1) >= 0;

/** Where the part of that place begins; -1 where there are fewer. */
function partEnd(text: string, place: number): number {
  let at = 0;
  for (let passed = 0; passed < place; passed += 1) {
    at = text.indexOf(":", at) + 1;
    if (at === 0) return -1;
  }
  return at;
}

/** A lone star is every ARN. */
function matchesArn(
  patterns: readonly Pattern[],
  request: string,
  context: VariableValues,
): boolean {
  const [only] = patterns;
  if (patterns.length === 1) return only?.form === "any";
  let at = 0;
  for (let place = 0; place < parts; place += 1) {
    const pattern = patterns[place];
    const end = place === parts - 1 ? request.length : request.indexOf(":", at);
    if (pattern === undefined || !matchesPart(pattern, request, at, end, context)) return false;
    at = end + 1;
  }
  return true;
}

/** The usual parts are matched where they stand. */
function matchesPart(
  pattern: Pattern,
  request: string,
  from: number,
  end: number,
  context: VariableValues,
): boolean {
  switch (pattern.form) {
    case "any":
      return true;
    case "literal":
      return end - from === pattern.prefix.length && request.startsWith(pattern.prefix, from);
    default:
      return matches(pattern, request.slice(from, end), context);
  }
}

/** The six parts of a value; the last takes the rest, colons and all. A colon inside a variable does not part. */
function arnPatterns(value: string, variables: boolean): readonly Pattern[] {
  const texts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length && texts.length < parts - 1; at += 1) {
    if (variables && value.startsWith("${", at)) {
      const close = value.indexOf("}", at);
      if (close > 0) at = close;
    } else if (value[at] === ":") {
      texts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return [...texts, value.slice(start)].map((part) =>
    compilePattern(part, { wildcards: true, variables, arn: false }),
  );
}
