import { type Coverage, type CoverageByInput, type Input, inputs } from "../snapshot/index.ts";

/** Puts items in the order of a text of theirs, by code unit: a snapshot is the same wherever and in whatever order it was gathered. */
export const inOrder = <T>(items: Iterable<T>, by: (item: T) => string): readonly T[] =>
  [...items].sort((a, b) => {
    const [first, second] = [by(a), by(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });

/** The coverage in the order of the inputs. */
export const finishCoverage = (coverage: ReadonlyMap<Input, Coverage>): CoverageByInput =>
  Object.fromEntries(
    inputs.flatMap((input) => {
      const state = coverage.get(input);
      return state === undefined ? [] : [[input, state]];
    }),
  );
