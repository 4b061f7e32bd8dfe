/**
 * Places of a text as bits, of which those are kept that certain characters follow. The memory is used again and again: one search
 * is over before the next begins.
 */
const bitsInWord = 32;

/** Characters are told apart by so many bits; whoever searches looks at what is left once more. */
const kinds = 256;

/** For each kind of character, where it stands in the text. */
let masks = new Int32Array(0);
let masked: string | undefined;
let wordsInMask = 0;

let candidates = new Int32Array(0);
let words = 0;
let first = 0;

const sized = (memory: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> =>
  memory.length < length ? new Int32Array(length) : memory;

function maskText(text: string): void {
  if (text === masked) return;
  // Windows reach a little beyond the end of the text.
  wordsInMask = Math.floor(text.length / bitsInWord) + 3;
  masks = sized(masks, kinds * wordsInMask);
  masks.fill(0, 0, kinds * wordsInMask);
  for (let at = 0; at < text.length; at += 1) {
    const word = (text.charCodeAt(at) % kinds) * wordsInMask + (at >> 5);
    masks[word] = (masks[word] ?? 0) | (1 << (at & 31));
  }
  masked = text;
}

/** Begins with every place between two, both included. */
export function beginCandidates(text: string, from: number, to: number): void {
  maskText(text);
  const count = to - from + 1;
  words = Math.ceil(count / bitsInWord);
  candidates = sized(candidates, words);
  candidates.fill(-1, 0, words);
  candidates[words - 1] = -1 >>> (words * bitsInWord - count);
  first = from;
}

/** Keeps the places that a character follows at a distance; false where none is left. */
export function keepWhere(code: number, offset: number): boolean {
  return keep(masks, candidates, wordOf(code, offset), (first + offset) & 31, 0) !== 0;
}

/** Drops the places that a character follows at a distance. */
export function keepWhereNot(code: number, offset: number): void {
  keep(masks, candidates, wordOf(code, offset), (first + offset) & 31, -1);
}

/** Where in the masks the window of a character at a distance begins. */
const wordOf = (code: number, offset: number): number =>
  (code % kinds) * wordsInMask + ((first + offset) >> 5);

/** Keeps the places whose bits are set in a window of the masks, its bits turned over where `turned` says so; what is left, as bits. */
function keep(
  from: Int32Array,
  into: Int32Array,
  base: number,
  shift: number,
  turned: number,
): number {
  // Shifting by 32 would be shifting by nothing.
  const up = 31 - shift;
  let left = 0;
  let low = from[base] ?? 0;
  for (let word = 0; word < words; word += 1) {
    const high = from[base + word + 1] ?? 0;
    const kept = (into[word] ?? 0) & (((low >>> shift) | ((high << 1) << up)) ^ turned);
    into[word] = kept;
    left |= kept;
    low = high;
  }
  return left;
}

/** The first place left from one on; -1 where none is. */
export function firstCandidate(from: number): number {
  let word = (from - first) >> 5;
  let bits = (candidates[word] ?? 0) & (-1 << ((from - first) & 31));
  while (bits === 0) {
    word += 1;
    if (word >= words) return -1;
    bits = candidates[word] ?? 0;
  }
  return first + word * bitsInWord + 31 - Math.clz32(bits & -bits);
}
