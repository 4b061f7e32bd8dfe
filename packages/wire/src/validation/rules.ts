import type { ConstrainedShape } from "./constraints.ts";

/** One thing that a model demands of a simple value or of the size of a collection. */
export interface Rule {
  /** In AWS's words: `Member must have length less than or equal to 64`. */
  readonly text: string;
  holds(value: unknown): boolean;
}

/** The rules of a shape in AWS's order: upper bound, lower bound, pattern, enum. */
export function rulesOf(shape: ConstrainedShape): readonly Rule[] {
  const rules: Rule[] = [];
  const { max, min, pattern, enum: values } = shape;
  const of = isNumeric(shape.type) ? "value" : "length";
  if (max !== undefined) {
    rules.push({
      text: `Member must have ${of} less than or equal to ${max}`,
      holds: (value) => measure(value) <= max,
    });
  }
  if (min !== undefined) {
    rules.push({
      text: `Member must have ${of} greater than or equal to ${min}`,
      holds: (value) => measure(value) >= min,
    });
  }
  if (pattern !== undefined) rules.push(patternRule(pattern, shape.regex ?? pattern, max));
  if (values !== undefined) {
    const allowed = new Set(values);
    rules.push({
      text: `Member must satisfy enum value set: [${values.join(", ")}]`,
      holds: (value) => typeof value === "string" && allowed.has(value),
    });
  }
  return rules;
}

/** How far beyond the upper bound a value is still held against its pattern. */
const patternSlack = 4;

/**
 * INVARIANT: a pattern is tried only on values whose length the model bounds, and a little beyond; those without a bound are linear,
 * which a test holds each of them to.
 */
function patternRule(pattern: string, regex: string, max: number | undefined): Rule {
  const longest = max === undefined ? Number.POSITIVE_INFINITY : max * patternSlack;
  let compiled: RegExp | undefined;
  return {
    text: `Member must satisfy regular expression pattern: ${pattern}`,
    holds: (value) => {
      if (typeof value !== "string" || value.length > longest) return true;
      compiled ??= wholeOf(regex);
      return compiled.test(value);
    },
  };
}

/** A model's pattern, which the whole value must match. */
export const wholeOf = (regex: string): RegExp => new RegExp(`^(?:${regex})$`, "u");

const numericTypes = new Set(["integer", "long", "float", "double", "number"]);

const isNumeric = (type: string): boolean => numericTypes.has(type);

/** The value of a number, the length of a text, of bytes, of a list, the entries of a map. */
function measure(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string" || Array.isArray(value) || value instanceof Uint8Array) {
    return value.length;
  }
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
