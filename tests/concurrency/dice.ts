/** Random choices that a seed repeats. */
export interface Dice {
  /** A whole number from 0 to below the limit. */
  below(limit: number): number;
}

/** Dice for a seed (mulberry32, by Tommy Ettinger, in the public domain). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  return { below: (limit) => Math.floor(next() * limit) };
}
