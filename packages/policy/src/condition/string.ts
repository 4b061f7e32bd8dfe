import { type AnyOf, anyOf, type Sought, soughtPattern } from "../match/any-of.ts";
import { matches, resolveText } from "../match/match-pattern.ts";
import { compilePattern, type Pattern, type VariableValues } from "../match/pattern.ts";
import type { Prepare } from "./prepared.ts";

/** StringEquals, StringNotEquals: exact, and stars are stars. */
export const equalTexts = (negated: boolean): Prepare => patternTest(negated, false);

/** StringLike, StringNotLike: with wildcards. */
export const likeTexts = (negated: boolean): Prepare => patternTest(negated, true);

function patternTest(negated: boolean, wildcards: boolean): Prepare {
  return (values, variables) => {
    const patterns = values.map((value) =>
      compilePattern(value, { wildcards, variables, arn: false }),
    );
    const any = anyPattern(patterns);
    return { meets: (request, context) => any(request, context) !== negated, patterns };
  };
}

/** Texts are looked up; other patterns are tried. */
function anyPattern(patterns: readonly Pattern[]): AnyOf {
  const literals = new Set(patterns.filter(isLiteral).map(({ prefix }) => prefix));
  const others = patterns.filter((pattern) => !isLiteral(pattern));
  if (others.length === 0) return (text) => literals.has(text);
  const any = anyOf(others.map(soughtPattern), matches);
  return literals.size === 0 ? any : (text, values) => literals.has(text) || any(text, values);
}

const isLiteral = ({ form }: Pattern): boolean => form === "literal";

const firstBeyondAscii = 128;
const capitalA = 65;
const capitalZ = 90;

/** A text in lower case; the text itself where it is that already, of which the usual method makes another. */
function lowered(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= firstBeyondAscii || (code >= capitalA && code <= capitalZ)) {
      return text.toLowerCase();
    }
  }
  return text;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) >= firstBeyondAscii) return false;
  }
  return true;
}

/** What is sought in lower case. How other letters are lowered may depend on those around them, so only ASCII counts. */
function soughtLower(pattern: Pattern): Sought<Pattern> {
  const { prefix, texts } = soughtPattern(pattern);
  return {
    value: pattern,
    prefix: isAscii(prefix) ? prefix.toLowerCase() : "",
    texts: texts.filter(isAscii).map((text) => text.toLowerCase()),
  };
}

const isLower = (pattern: Pattern, lower: string, values: VariableValues): boolean =>
  resolveText(pattern, values)?.toLowerCase() === lower;

/** StringEqualsIgnoreCase, StringNotEqualsIgnoreCase; and Bool, whose request values are true or false. */
export const sameLetters =
  (negated: boolean, accepts: (lower: string) => boolean = () => true): Prepare =>
  (values, variables) => {
    const rules = { wildcards: false, variables, arn: false };
    const patterns = values.map((value) => compilePattern(value, rules));
    const literals = new Set(patterns.filter(isLiteral).map(({ prefix }) => prefix.toLowerCase()));
    const others = patterns.filter((pattern) => !isLiteral(pattern));
    const anyOther = anyOf(others.map(soughtLower), isLower);
    return {
      meets(request, context) {
        const lower = lowered(request);
        if (!accepts(lower)) return false;
        return (literals.has(lower) || anyOther(lower, context)) !== negated;
      },
      patterns,
    };
  };
