import { beginCandidates, firstCandidate, keepWhere, keepWhereNot } from "./candidates.ts";
import type { FixedPiece } from "./pattern.ts";
import type { Segment } from "./segment.ts";

const colon = 58;

/** Whether a segment fits a text at a place. */
export function fits(
  { pieces }: Segment,
  text: string,
  place: number,
  values: readonly string[],
): boolean {
  let at = place;
  for (const piece of pieces) {
    const literal = literalOf(piece, values);
    if (literal === undefined) {
      if (piece.kind === "short-one" && text.charCodeAt(at) === colon) return false;
      at += 1;
    } else {
      if (!text.startsWith(literal, at)) return false;
      at += literal.length;
    }
  }
  return at <= text.length;
}

/** The text that a piece stands for; undefined for one character. */
function literalOf(piece: FixedPiece, values: readonly string[]): string | undefined {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "variable":
      return values[piece.slot];
    case "one":
    case "short-one":
      return undefined;
  }
}

/** How many pieces are held against single places before all places that are left are tried together. */
const patience = 64;

/** The first place between two, both included, at which a segment fits; -1 where there is none. */
export function findSegment(
  segment: Segment,
  text: string,
  from: number,
  to: number,
  values: readonly string[],
): number {
  let at = from;
  for (let tried = 0; tried < patience; tried += segment.pieces.length) {
    if (at > to) return -1;
    const next = nextPlace(segment, text, at, values);
    if (next === at || next < 0) return next;
    at = next;
  }
  return findTogether(segment, text, at, to, values);
}

/** The place itself where a segment fits there, else a later one before which it does not; -1 where it fits at none. */
function nextPlace(
  { pieces }: Segment,
  text: string,
  place: number,
  values: readonly string[],
): number {
  let at = place;
  for (const piece of pieces) {
    const literal = literalOf(piece, values);
    if (literal === undefined) {
      if (piece.kind === "short-one" && text.charCodeAt(at) === colon) return place + 1;
      at += 1;
    } else {
      const found = text.indexOf(literal, at);
      // Beyond the end of the text an empty value is found before the place.
      if (found < at) return -1;
      if (found > at) return place + found - at;
      at += literal.length;
    }
  }
  return at <= text.length ? place : -1;
}

/** The same, by holding 32 places at once against each character. */
function findTogether(
  segment: Segment,
  text: string,
  from: number,
  to: number,
  values: readonly string[],
): number {
  if (to < from) return -1;
  beginCandidates(text, from, to);
  let offset = 0;
  for (const piece of segment.pieces) {
    const literal = literalOf(piece, values);
    if (literal === undefined) {
      if (piece.kind === "short-one") keepWhereNot(colon, offset);
      offset += 1;
    } else {
      for (let at = 0; at < literal.length; at += 1) {
        if (!keepWhere(literal.charCodeAt(at), offset)) return -1;
        offset += 1;
      }
    }
  }
  let place = firstCandidate(from);
  while (place >= 0 && !fits(segment, text, place, values)) place = firstCandidate(place + 1);
  return place;
}
