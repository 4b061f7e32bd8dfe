import {
  beginCandidates,
  beginWanted,
  firstCandidate,
  keepWanted,
  wantNoColon,
  wantText,
} from "./candidates.ts";
import { type CharacterRows, rowsOf } from "./character-rows.ts";
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
  if (piece.kind === "text") return piece.text;
  return piece.kind === "variable" ? values[piece.slot] : undefined;
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
  const length = lengthWith(segment, values);
  const last = Math.min(to, text.length - length);
  if (from > last) return -1;
  beginCandidates(from, last, length);
  for (const rows of rowsOf(text)) {
    beginWanted();
    wantAll(segment, rows, values);
    if (!keepWanted(rows)) return -1;
  }
  return firstCandidate();
}

function wantAll({ pieces }: Segment, rows: CharacterRows, values: readonly string[]): void {
  let distance = 0;
  for (const piece of pieces) {
    const literal = literalOf(piece, values);
    if (literal !== undefined) wantText(rows, literal, distance);
    else if (piece.kind === "short-one") wantNoColon(rows, distance);
    distance += literal?.length ?? 1;
  }
}

/** The characters of a segment with the values of its variables. */
export function lengthWith({ pieces, length }: Segment, values: readonly string[]): number {
  if (values.length === 0) return length;
  let whole = length;
  for (const piece of pieces) {
    if (piece.kind === "variable") whole += (values[piece.slot] ?? "").length;
  }
  return whole;
}
