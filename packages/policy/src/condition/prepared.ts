import type { Pattern, VariableValues } from "../match/pattern.ts";

/** The values of a condition, read once for many requests. */
export interface Prepared {
  /**
   * Whether one request value meets the values: any of them, or none of them for a negated operator. A value, on either side, that
   * is not of the operator's type equals nothing and is not known to differ: a negated operator is then false.
   */
  readonly meets: (request: string, values: VariableValues) => boolean;
  /** The patterns among the values, for the variables in them. */
  readonly patterns: readonly Pattern[];
}

/** Reads the values of a condition. Variables stand for values only in policies of version 2012-10-17. */
export type Prepare = (values: readonly string[], variables: boolean) => Prepared;

const noPatterns: readonly Pattern[] = Object.freeze([]);

export const withoutPatterns = (meets: Prepared["meets"]): Prepared =>
  Object.freeze({ meets, patterns: noPatterns });
