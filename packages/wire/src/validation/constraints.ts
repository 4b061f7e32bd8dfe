import { readFile } from "node:fs/promises";
import type { ServiceName } from "../services.ts";

/** What a model demands of the values of one shape. */
export interface ConstrainedShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly sensitive?: boolean;
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}

/** The constraints of a service's inputs: the shape of each input, and every shape inside them. */
export interface Constraints {
  readonly inputs: Readonly<Record<string, string>>;
  readonly shapes: Readonly<Record<string, ConstrainedShape>>;
}

/** Reads the constraints of a service; scripts/constraints.py writes them from botocore's models. */
export async function loadConstraints(service: ServiceName): Promise<Constraints> {
  const file = new URL(`../../data/${service}.constraints.generated.json`, import.meta.url);
  return JSON.parse(await readFile(file, "utf8"));
}

const compiled = new Map<string, RegExp>();

/**
 * A model's pattern, which the whole value must match. Patterns are Java's: the inline flag (?s) becomes JavaScript's, and those
 * that the stricter Unicode mode refuses for a needless backslash are read without it.
 */
export function patternOf(source: string): RegExp {
  let pattern = compiled.get(source);
  if (pattern === undefined) {
    const dotAll = source.startsWith("(?s)");
    const whole = `^(?:${dotAll ? source.slice(4) : source})$`;
    try {
      pattern = new RegExp(whole, dotAll ? "su" : "u");
    } catch {
      pattern = new RegExp(whole, dotAll ? "s" : "");
    }
    compiled.set(source, pattern);
  }
  return pattern;
}
