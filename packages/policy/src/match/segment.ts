import type { FixedPiece, Piece } from "./pattern.ts";

/**
 * What lies before a segment:
 * - `none`: the start of the text.
 * - `part`: any text without a colon.
 * - `any`: any text.
 */
export type Gap = "none" | "part" | "any";

/** Pieces of a pattern without a star among them. */
export interface Segment {
  readonly gap: Gap;
  readonly pieces: readonly FixedPiece[];
  /** How many characters come before its first colon; -1 where it has none. */
  readonly colon: number;
  /** How many characters it has, its variables left out. */
  readonly length: number;
  /** The same of it and all that follow. */
  readonly rest: number;
}

/** Parts the pieces of a pattern at its stars. */
export function segmentsOf(pieces: readonly Piece[]): readonly Segment[] {
  let last: { gap: Gap; pieces: FixedPiece[] } = { gap: "none", pieces: [] };
  const parted = [last];
  for (const [place, piece] of pieces.entries()) {
    if (isStar(piece)) {
      const next = pieces[place + 1];
      // Stars that meet are one, as wide as the last: a star that is followed by another stays within its part.
      if (next !== undefined && isStar(next)) continue;
      last = { gap: piece.kind === "star" ? "any" : "part", pieces: [] };
      parted.push(last);
    } else last.pieces.push(piece);
  }
  let rest = 0;
  const segments = parted.reverse().map((one): Segment => {
    const length = one.pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
    rest += length;
    return Object.freeze({ ...one, colon: colonOf(one.pieces), length, rest });
  });
  return Object.freeze(segments.reverse());
}

const isStar = (piece: Piece): piece is Exclude<Piece, FixedPiece> =>
  piece.kind === "star" || piece.kind === "short-star";

const lengthOf = (piece: FixedPiece): number =>
  piece.kind === "text" ? piece.text.length : piece.kind === "variable" ? 0 : 1;

function colonOf(pieces: readonly FixedPiece[]): number {
  let before = 0;
  for (const piece of pieces) {
    const colon = piece.kind === "text" ? piece.text.indexOf(":") : -1;
    if (colon >= 0) return before + colon;
    before += lengthOf(piece);
  }
  return -1;
}
