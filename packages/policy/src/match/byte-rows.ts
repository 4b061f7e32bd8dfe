const bitsInWord = 32;
const bytes = 256;
const colon = 58;

/** Words beyond the end of a row that may be read. */
const beyond = 3;

/**
 * Where each byte stands in a text: a row of bits for each, 32 in a word, and one row for any but a colon. Of characters of two
 * bytes either the low or the high ones count. The memory is used again for the next text.
 */
export interface ByteRows {
  readonly shift: 0 | 8;
  text: string | undefined;
  /** Words from one row to the next. */
  stride: number;
  bits: Int32Array<ArrayBuffer>;
  /** All characters of the text, one bit over the other. */
  characters: number;
}

/** Rows of no text as yet. */
export const byteRows = (shift: 0 | 8): ByteRows => ({
  shift,
  text: undefined,
  stride: 0,
  bits: new Int32Array(0),
  characters: 0,
});

/** Memory of at least a length: the same, where it is long enough. */
export const sized = (memory: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> =>
  memory.length < length ? new Int32Array(length) : memory;

/** Fills the rows; they may hold the text already. */
export function fillRows(rows: ByteRows, text: string): void {
  if (text === rows.text) return;
  const { shift } = rows;
  const stride = Math.floor(text.length / bitsInWord) + beyond;
  const noColon = bytes * stride;
  const bits = sized(rows.bits, noColon + stride);
  bits.fill(0, 0, noColon);
  bits.fill(-1, noColon, noColon + stride);
  let characters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const bit = 1 << (at & 31);
    const word = ((code >> shift) & 255) * stride + (at >> 5);
    bits[word] = (bits[word] ?? 0) | bit;
    if (code === colon) bits[noColon + (at >> 5)] = (bits[noColon + (at >> 5)] ?? 0) & ~bit;
    characters |= code;
  }
  rows.text = text;
  rows.stride = stride;
  rows.bits = bits;
  rows.characters = characters;
}

/** Where the row of any character but a colon begins. */
export const noColonRow = ({ stride }: ByteRows): number => bytes * stride;
