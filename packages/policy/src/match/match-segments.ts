import { findSegment, fits, lengthWith } from "./find-segment.ts";
import type { Segment } from "./segment.ts";

/**
 * Whether segments match a whole text, in one pass over it. Each segment stands at its first place after the one before: what is
 * left for those that follow is then the most, so no other place is tried.
 *
 * That holds for gaps of any text. A gap within a part ends at the next colon, so the segments that such gaps join stand or fall
 * together: where they fail from one place, they fail from any other in the same part, and the next part is tried.
 */
export function matchesSegments(
  segments: readonly Segment[],
  text: string,
  values: readonly string[],
): boolean {
  let at = 0;
  for (let first = 0; first < segments.length; ) {
    const next = nextChain(segments, first);
    at = chainEnd(segments, first, next, text, at, values);
    if (at < 0) return false;
    first = next;
  }
  return true;
}

/** The segment after those that gaps within parts join to the first. */
function nextChain(segments: readonly Segment[], first: number): number {
  let next = first + 1;
  while (segments[next]?.gap === "part") next += 1;
  return next;
}

/** Where a chain of segments ends that begins as early as it can; -1 where there is none. The last chain ends with the text. */
function chainEnd(
  segments: readonly Segment[],
  first: number,
  next: number,
  text: string,
  from: number,
  values: readonly string[],
): number {
  const head = segments[first];
  if (head === undefined) return -1;
  const length = lengthWith(head, values);
  const fixed = head.gap === "none";
  if (next === first + 1 && next === segments.length) {
    const at = fixed ? 0 : text.length - length;
    return at >= from && at + length === text.length && fits(head, text, at, values)
      ? text.length
      : -1;
  }
  const last = fixed ? 0 : text.length - head.rest;
  for (let start = from; ; ) {
    const at = findSegment(head, text, start, last, values);
    if (at < 0 || next === first + 1) return at < 0 ? -1 : at + length;
    const end = linksEnd(segments, first + 1, next, text, at + length, values);
    if (end >= 0) return end;
    const colon = text.indexOf(":", at + length);
    if (colon < 0) return -1;
    start = colon + 1 - length;
  }
}

/** Where the segments that follow the head of a chain end, each in the part that the one before has come to; -1 where one fails. */
function linksEnd(
  segments: readonly Segment[],
  first: number,
  next: number,
  text: string,
  from: number,
  values: readonly string[],
): number {
  let at = from;
  for (let place = first; place < next; place += 1) {
    const segment = segments[place];
    if (segment === undefined) return -1;
    const length = lengthWith(segment, values);
    const colon = text.indexOf(":", at);
    const partEnd = colon < 0 ? text.length : colon;
    const found =
      place === segments.length - 1
        ? placeOf(segment, text, text.length - length, at, partEnd, values)
        : segment.colon >= 0
          ? placeOf(segment, text, partEnd - segment.colon, at, partEnd, values)
          : findSegment(segment, text, at, partEnd - length, values);
    if (found < 0) return -1;
    at = found + length;
  }
  return at;
}

/** The only place that a segment can have, where it lies within bounds and the segment fits there; else -1. */
const placeOf = (
  segment: Segment,
  text: string,
  place: number,
  from: number,
  to: number,
  values: readonly string[],
): number => (place >= from && place <= to && fits(segment, text, place, values) ? place : -1);
