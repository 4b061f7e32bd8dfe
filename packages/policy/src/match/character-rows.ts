const bitsInWord = 32;
const bytes = 256;
const colon = 58;

/** The row of any character but a colon, and that of a character which is nowhere; beyond them those that have got a number. */
const noColonRow = bytes;
const emptyRow = bytes + 1;
const firstNumbered = bytes + 2;

/** Characters beyond one byte that can be told from each other by a row for each. */
const mostNumbered = 254;

/** Words beyond the end of a row that may be read. */
const beyond = 3;

/**
 * Where characters stand in a text: rows of bits, 32 in a word. Each character has a row of its own; or, where there are too many,
 * those with the same low byte have one, and in other rows those with the same high byte. The memory is used again for the next text.
 */
export interface CharacterRows {
  readonly by: "character" | "low byte" | "high byte";
  text: string | undefined;
  /** Words from one row to the next. */
  stride: number;
  bits: Int32Array<ArrayBuffer>;
  /** The rows of characters beyond one byte, where each has its own. */
  readonly numbered: Map<number, number>;
}

const rowsBy = (by: CharacterRows["by"]): CharacterRows => ({
  by,
  text: undefined,
  stride: 0,
  bits: new Int32Array(0),
  numbered: new Map(),
});

const exact = rowsBy("character");
const low = rowsBy("low byte");
const exactly = [exact];
const byBytes = [low, rowsBy("high byte")];

/** Memory of at least a length: the same, where it is long enough. */
export const sized = (memory: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> =>
  memory.length < length ? new Int32Array(length) : memory;

/** The rows of a text: a character stands where all of them say so. */
export function rowsOf(text: string): readonly CharacterRows[] {
  if (text === exact.text) return exactly;
  if (text === low.text) return byBytes;
  const all = numberCharacters(text) ? exactly : byBytes;
  for (const rows of all) fill(rows, text);
  return all;
}

/** Gives each character beyond one byte a row; false where they are too many. */
function numberCharacters(text: string): boolean {
  const { numbered } = exact;
  exact.text = undefined;
  numbered.clear();
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < bytes || numbered.has(code)) continue;
    if (numbered.size === mostNumbered) return false;
    numbered.set(code, firstNumbered + numbered.size);
  }
  return true;
}

function fill(rows: CharacterRows, text: string): void {
  const stride = Math.floor(text.length / bitsInWord) + beyond;
  const length = (firstNumbered + rows.numbered.size) * stride;
  const bits = sized(rows.bits, length);
  const noColon = noColonRow * stride;
  bits.fill(0, 0, length);
  bits.fill(-1, noColon, noColon + stride);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const bit = 1 << (at & 31);
    const word = rowOf(rows, code) * stride + (at >> 5);
    bits[word] = (bits[word] ?? 0) | bit;
    if (code === colon) bits[noColon + (at >> 5)] = (bits[noColon + (at >> 5)] ?? 0) & ~bit;
  }
  rows.text = text;
  rows.stride = stride;
  rows.bits = bits;
}

function rowOf({ by, numbered }: CharacterRows, code: number): number {
  switch (by) {
    case "character":
      return code < bytes ? code : (numbered.get(code) ?? emptyRow);
    case "low byte":
      return code & 255;
    case "high byte":
      return code >> 8;
  }
}

/** Where the row of a character begins. */
export const rowStart = (rows: CharacterRows, code: number): number =>
  rowOf(rows, code) * rows.stride;

/** Where the row of any character but a colon begins. */
export const noColonStart = ({ stride }: CharacterRows): number => noColonRow * stride;
