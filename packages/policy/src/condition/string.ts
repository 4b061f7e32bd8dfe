import { matches, resolveText } from "../match/match-pattern.ts";
import { compilePattern, type Pattern, type VariableValues } from "../match/pattern.ts";
import { nextNode, type PrefixNode, prefixIndex } from "../match/prefix-index.ts";
import type { Prepare } from "./prepared.ts";

/** From how many values on they are looked up and not walked. */
const manyValues = 8;

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

type AnyOf = (text: string, values: VariableValues) => boolean;

function anyPattern(patterns: readonly Pattern[]): AnyOf {
  const [only] = patterns;
  if (patterns.length === 1 && only !== undefined)
    return (text, values) => matches(only, text, values);
  if (patterns.length < manyValues) return (text, values) => anyMatches(patterns, text, values);
  const literals = new Set(patterns.filter(isLiteral).map(({ prefix }) => prefix));
  const others = patterns.filter((pattern) => !isLiteral(pattern));
  const index = prefixIndex(others.map((pattern): [string, Pattern] => [pattern.prefix, pattern]));
  return (text, values) => literals.has(text) || anyUnder(index, text, values);
}

const isLiteral = ({ form }: Pattern): boolean => form === "literal";

function anyMatches(patterns: readonly Pattern[], text: string, values: VariableValues): boolean {
  for (const pattern of patterns) if (matches(pattern, text, values)) return true;
  return false;
}

function anyUnder(index: PrefixNode<Pattern>, text: string, values: VariableValues): boolean {
  let at = 0;
  for (
    let node: PrefixNode<Pattern> | undefined = index;
    node !== undefined;
    node = nextNode(node, text, at)
  ) {
    if (anyMatches(node.values, text, values)) return true;
    at += node.edge.length;
  }
  return false;
}

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

/** StringEqualsIgnoreCase, StringNotEqualsIgnoreCase; and Bool, whose request values are true or false. */
export const sameLetters =
  (negated: boolean, accepts: (request: string) => boolean = () => true): Prepare =>
  (values, variables) => {
    const rules = { wildcards: false, variables, arn: false };
    const patterns = values.map((value) => compilePattern(value, rules));
    const literals = new Set(patterns.filter(isLiteral).map(({ prefix }) => prefix.toLowerCase()));
    const others = patterns.filter((pattern) => !isLiteral(pattern));
    const anyOther = (lower: string, context: VariableValues): boolean => {
      for (const pattern of others) {
        if (resolveText(pattern, context)?.toLowerCase() === lower) return true;
      }
      return false;
    };
    return {
      meets(request, context) {
        if (!accepts(request)) return false;
        const lower = lowered(request);
        return (literals.has(lower) || anyOther(lower, context)) !== negated;
      },
      patterns,
    };
  };
