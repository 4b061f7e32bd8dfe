import type { TextPiece } from "./pattern.ts";

/** Counts the places looked at, for proofs that matching is bounded. */
export interface MatchWork {
  places: number;
}

/** Where the text may be read up to: everywhere from a place on, or at single places in ascending order. */
type Places = { readonly from: number } | readonly number[];

const isRange = (places: Places): places is { readonly from: number } => "from" in places;

/**
 * Whether pieces match a whole text. The set of places that the text may have come to is carried through the pieces and nothing
 * is tried twice: at most one look at each place for each piece. A star keeps only the first place, so patterns whose wildcards
 * are stars cost one pass over the text.
 */
export function matchesPieces(
  pieces: readonly TextPiece[],
  text: string,
  work: MatchWork = { places: 0 },
): boolean {
  let places: Places = [0];
  for (const [index, piece] of pieces.entries()) {
    if (isRange(places) && piece.kind === "text") {
      if (index === pieces.length - 1) {
        work.places += 1;
        return text.length - piece.text.length >= places.from && text.endsWith(piece.text);
      }
      places = occurrences(text, piece.text, places.from, pieces[index + 1]?.kind === "star", work);
    } else {
      places = advance(piece, text, places, work);
    }
    if (!isRange(places) && places.length === 0) return false;
  }
  return isRange(places) ? places.from <= text.length : places.at(-1) === text.length;
}

/** The places after every occurrence of a text, or only after the first. An empty text occurs everywhere. */
function occurrences(
  text: string,
  wanted: string,
  from: number,
  onlyFirst: boolean,
  work: MatchWork,
): Places {
  if (wanted === "") return { from };
  const places: number[] = [];
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    work.places += 1;
    places.push(at + wanted.length);
    if (onlyFirst) break;
  }
  return places;
}

/** Where the text may be after a piece, given where it may be before. */
function advance(piece: TextPiece, text: string, places: Places, work: MatchWork): Places {
  if (piece.kind === "star") return { from: isRange(places) ? places.from : (places[0] ?? 0) };
  if (piece.kind === "one" && isRange(places)) {
    return places.from < text.length ? { from: next(text, places.from) } : [];
  }
  const before = isRange(places) ? onward(text, places.from) : places;
  work.places += before.length;
  switch (piece.kind) {
    case "text":
      return before
        .filter((place) => text.startsWith(piece.text, place))
        .map((place) => place + piece.text.length);
    case "one":
      return before.filter((place) => place < text.length).map((place) => next(text, place));
    case "short-one":
      return before
        .filter((place) => place < text.length && text[place] !== ":")
        .map((place) => next(text, place));
    case "short-star":
      return withinPart(text, before, work);
  }
}

/** The place after a character, which may take two units of the text. */
const next = (text: string, place: number): number =>
  place + ((text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1);

const onward = (text: string, from: number): readonly number[] =>
  Array.from({ length: Math.max(0, text.length - from + 1) }, (_, index) => from + index);

/** Every place from the given ones on, up to the next colon. */
function withinPart(text: string, places: readonly number[], work: MatchWork): readonly number[] {
  const reached: number[] = [];
  let unseen = 0;
  for (const place of places) {
    // Already reached from a place before, in the same part.
    if (place < unseen) continue;
    for (let at = place; at <= text.length; at += 1) {
      work.places += 1;
      reached.push(at);
      unseen = at + 1;
      if (text[at] === ":") break;
    }
  }
  return reached;
}
