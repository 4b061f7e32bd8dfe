import { describe, expect, test } from "vitest";
import { findSegment } from "../src/match/find-segment.ts";
import type { FixedPiece } from "../src/match/pattern.ts";
import { type Segment, segmentsOf } from "../src/match/segment.ts";

const one: FixedPiece = { kind: "one" };
const oneOfPart: FixedPiece = { kind: "short-one" };
const text = (of: string): FixedPiece => ({ kind: "text", text: of });

function segmentOf(...pieces: readonly FixedPiece[]): Segment {
  const [, segment] = segmentsOf([{ kind: "star" }, ...pieces, { kind: "star" }]);
  if (segment === undefined) throw new Error("No segment.");
  return segment;
}

test("a place before the first that is asked for is none", () => {
  expect(findSegment(segmentOf(oneOfPart, text(":")), "a::", 1, 1, [])).toBe(-1);
  expect(findSegment(segmentOf(oneOfPart, text(":")), "a::", 0, 1, [])).toBe(0);
});

test("a segment that is longer than what is left of the text is nowhere", () => {
  expect(findSegment(segmentOf(one, one), "ab", 0, 2, [])).toBe(0);
  expect(findSegment(segmentOf(one, one), "ab", 1, 2, [])).toBe(-1);
});

/** `a?` forty times, and one that is not there but once: too many pieces for single places to be tried. */
const steps = Array.from({ length: 40 }, () => [text("a"), one]).flat();
const stepsLength = 80;

describe("of many places only the right one is found", () => {
  const pieces = [...steps, text("b")];
  /** Every fourth letter, from the fourth on, is not an a; the b that is wanted stands where an a would. */
  const textWith = (place: number, unit: string): string => {
    const at = place + stepsLength;
    return `${unit.repeat(100).slice(0, at)}b${unit.repeat(100).slice(at + 1)}`;
  };
  test.each(["aaab", "a:ab", "aša\u0162"])("over %s", (unit) => {
    const wrong: unknown[] = [];
    for (let place = 2; place < 300; place += 2) {
      const whole = textWith(place, unit);
      for (const from of [0, 1, 2, 31, 32, 33, 64, 100]) {
        for (const to of [place - 1, place, place + 1, place + 32, whole.length]) {
          const found = findSegment(segmentOf(...pieces), whole, from, to, []);
          const expected = from <= place && place <= to ? place : -1;
          if (found !== expected) wrong.push({ place, from, to, found });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("and none where its end would lie beyond the text", () => {
    const whole = textWith(20, "aaab").slice(0, 20 + stepsLength + 1);
    const segment = segmentOf(...pieces, { kind: "variable", slot: 0, ...named });
    expect(findSegment(segment, whole, 0, whole.length, [""])).toBe(20);
    expect(findSegment(segmentOf(...pieces, one), whole, 0, whole.length, [])).toBe(-1);
    expect(findSegment(segment, whole, 0, whole.length, ["x"])).toBe(-1);
  });

  test("a colon stands for no character of a part", () => {
    const inPart = [...steps.map((piece) => (piece === one ? oneOfPart : piece)), text("b")];
    const whole = `a:${textWith(20, "aaab")}`;
    expect(findSegment(segmentOf(...inPart), whole, 0, whole.length, [])).toBe(22);
    const parted = `${whole.slice(0, 23)}:${whole.slice(24)}`;
    expect(findSegment(segmentOf(...inPart), parted, 0, whole.length, [])).toBe(-1);
    expect(findSegment(segmentOf(...pieces), parted, 0, whole.length, [])).toBe(22);
  });
});

const named = { name: "v", written: "v", otherwise: undefined } as const;

describe("characters that end in the same byte are others", () => {
  /** The letter stands in step with one place; another, which the segment has, soon after the start and out of step. */
  const textWith = (letter: string, sought: string): string => {
    const whole = [..."aaab".repeat(60)];
    whole[83] = sought;
    whole[40 + stepsLength] = letter;
    return whole.join("");
  };
  /** So many others that not each can have a row: at least 255; or just not so many. */
  const crowds = [0, 252, 253, 254, 255, 300].map((length) =>
    String.fromCharCode(...Array.from({ length }, (_, n) => 0x4e00 + n)),
  );
  test.each([
    ["b", "b", 40],
    ["\u0162", "\u0162", 40],
    ["\u0162", "b", -1],
    ["b", "\u0162", -1],
    ["\u013a", ":", -1],
    ["\u0162", "\u0262", -1],
  ])("%s in the text, %s in the segment", (letter, sought, expected) => {
    const segment = segmentOf(...steps, text(sought));
    for (const crowd of crowds) {
      const whole = `${crowd}${textWith(letter, sought)}`;
      const found = findSegment(segment, whole, crowd.length, whole.length, []);
      expect(found, `${crowd.length} others`).toBe(expected < 0 ? -1 : crowd.length + expected);
      expect(findSegment(segment, whole, crowd.length, whole.length, [])).toBe(found);
    }
  });

  test.each(["b", "\u00ff", "\u0100"])(
    "where the segment alone has them, and the text %s",
    (letter) => {
      const whole = `b${textWith(letter, letter)}`;
      const find = (sought: string) =>
        findSegment(segmentOf(...steps, text(sought)), whole, 0, whole.length, []);
      expect(find(letter)).toBe(41);
      for (const other of ["\u0162", "\u0101"]) expect(find(other)).toBe(-1);
      if (letter !== "\u0100") expect(find("\u0100")).toBe(-1);
    },
  );
});
