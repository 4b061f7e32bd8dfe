import fc from "fast-check";
import { expect, test } from "vitest";
import { findSegment, fits } from "../../src/match/find-segment.ts";
import type { FixedPiece } from "../../src/match/pattern.ts";
import { type Segment, segmentsOf } from "../../src/match/segment.ts";
import { runs } from "./runs.ts";

/** Few letters, a colon, and for some of them others whose low byte is the same, or whose high byte is. */
const unit = fc.string({
  unit: fc.constantFrom("a", "a", "b", ":", "\u0161", "\u0162", "\u013a", "\u0261"),
  minLength: 1,
  maxLength: 8,
});

const changes = (most: number) =>
  fc.array(fc.tuple(fc.nat(most), fc.constantFrom("a", "b", ":", "\u0161", "\u0162", "\u013a")), {
    maxLength: 3,
  });

/** A unit again and again, changed in few places, so that much fits almost everywhere. */
const textOf = (letters: string, length: number, changed: readonly (readonly [number, string])[]) =>
  changed.reduce(
    (text, [at, letter]) => text.slice(0, at) + letter + text.slice(at + 1),
    letters.repeat(length).slice(0, length),
  );

/** The same as pieces: every so many letters are one of a wildcard, and some are the value of a variable. */
function segmentOf(text: string, step: number, kinds: readonly string[]): Segment | undefined {
  const pieces: FixedPiece[] = [];
  let literal = "";
  const flush = (): void => {
    if (literal !== "") pieces.push({ kind: "text", text: literal });
    literal = "";
  };
  for (const [at, letter] of [...text].entries()) {
    const kind = at % step === step - 1 ? kinds[Math.floor(at / step) % kinds.length] : "text";
    if (kind === "text") literal += letter;
    else {
      flush();
      if (kind === "one" || kind === "short-one") pieces.push({ kind });
      else {
        const slot = kind === "first" ? 0 : 1;
        pieces.push({ kind: "variable", slot, name: "v", written: "v", otherwise: undefined });
      }
    }
  }
  flush();
  return segmentsOf([{ kind: "star" }, ...pieces, { kind: "star" }])[1];
}

test("a segment is found at the first place where it fits", () => {
  const cases = fc.record({
    letters: unit,
    length: fc.integer({ min: 1, max: 400 }),
    textChanges: changes(400),
    pieceLength: fc.integer({ min: 1, max: 300 }),
    pieceChanges: changes(300),
    step: fc.integer({ min: 1, max: 40 }),
    kinds: fc.array(fc.constantFrom("one", "one", "short-one", "first", "second", "text"), {
      minLength: 1,
      maxLength: 3,
    }),
    values: fc.tuple(unit, fc.constantFrom("", "a", "ab")),
    from: fc.nat(40),
    beforeEnd: fc.integer({ min: -2, max: 40 }),
  });
  fc.assert(
    fc.property(cases, (one) => {
      const text = textOf(one.letters, one.length, one.textChanges);
      const written = textOf(one.letters, one.pieceLength, one.pieceChanges);
      const segment = segmentOf(written, one.step, one.kinds);
      const to = text.length - one.beforeEnd;
      if (segment === undefined) throw new Error("No segment.");
      let first = one.from;
      while (first <= to && !fits(segment, text, first, one.values)) first += 1;
      const found = findSegment(segment, text, one.from, to, one.values);
      expect(found).toBe(first <= to ? first : -1);
    }),
    { numRuns: runs(20_000) },
  );
});
