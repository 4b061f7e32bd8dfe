import { byteRows, fillRows, noColonRow, sized } from "./byte-rows.ts";

/**
 * Places of a text as bits, of which those are kept that wanted characters follow, 32 at once: `beginCandidates`, `want…`,
 * `keepWanted`; and once more by the high bytes of characters, where there are any. The memory is used again and again: one search
 * is over before the next begins.
 */
const bitsInWord = 32;
const highest = 255;

const low = byteRows(0);
const high = byteRows(8);
let rows = low;

let candidates = new Int32Array(0);
let words = 0;
let first = 0;

/**
 * Where in the rows the windows begin that candidates have to be in. Distances that differ by whole words need the same shift, so
 * their windows lie together, with `room` for them, are put together, and then shifted once.
 */
let windows = new Int32Array(0);
let room = 0;
const counts = new Int32Array(bitsInWord);
let together = new Int32Array(0);

/** All characters that are wanted, one bit over the other. */
let characters = 0;

/** Begins with every place between two, both included, from each of which so many characters are in the text. */
export function beginCandidates(text: string, from: number, to: number, length: number): void {
  const count = to - from + 1;
  first = from;
  words = Math.ceil(count / bitsInWord);
  candidates = sized(candidates, words);
  candidates.fill(-1, 0, words);
  candidates[words - 1] = -1 >>> (words * bitsInWord - count);
  together = sized(together, words + 1);
  room = Math.ceil(length / bitsInWord);
  windows = sized(windows, room * bitsInWord);
  characters = 0;
  beginRows(low, text);
}

/** Goes on with the high bytes of characters; false where nobody has any, so that there is nothing to be told apart. */
export function beginHigh(text: string): boolean {
  if ((characters | low.characters) <= highest) return false;
  beginRows(high, text);
  return true;
}

function beginRows(of: typeof rows, text: string): void {
  fillRows(of, text);
  rows = of;
  counts.fill(0);
}

/** Wants a text at a distance. */
export function wantText(text: string, distance: number): void {
  const { shift, stride } = rows;
  const into = windows;
  const start = first + distance;
  let all = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    into[nextWindow(distance + at)] = ((code >> shift) & 255) * stride + ((start + at) >> 5);
    all |= code;
  }
  characters |= all;
}

/** Wants any character but a colon at a distance. */
export function wantNoColon(distance: number): void {
  windows[nextWindow(distance)] = noColonRow(rows) + ((first + distance) >> 5);
}

/** Takes the place for one more window of a distance. */
function nextWindow(distance: number): number {
  const shift = distance & 31;
  const count = counts[shift] ?? 0;
  counts[shift] = count + 1;
  return shift * room + count;
}

/** Keeps the candidates that everything wanted follows; false where none is left. */
export function keepWanted(): boolean {
  const { bits } = rows;
  for (let shift = 0; shift < bitsInWord; shift += 1) {
    const count = counts[shift] ?? 0;
    if (count === 0) continue;
    const begin = shift * room;
    const by = (first + shift) % bitsInWord;
    if (count > 1) putTogether(bits, begin, count);
    const left = count > 1 ? keep(together, 0, by) : keep(bits, windows[begin] ?? 0, by);
    if (left === 0) return false;
  }
  return true;
}

/** Puts windows together, four words at a time, which need not be written down meanwhile. */
function putTogether(bits: Int32Array, begin: number, count: number): void {
  const end = begin + count;
  const from = windows;
  const into = together;
  const last = words;
  let word = 0;
  for (; word + 3 <= last; word += 4) {
    let a = -1;
    let b = -1;
    let c = -1;
    let d = -1;
    for (let place = begin; place < end; place += 1) {
      const at = (from[place] ?? 0) + word;
      a &= bits[at] ?? 0;
      b &= bits[at + 1] ?? 0;
      c &= bits[at + 2] ?? 0;
      d &= bits[at + 3] ?? 0;
    }
    into[word] = a;
    into[word + 1] = b;
    into[word + 2] = c;
    into[word + 3] = d;
  }
  for (; word <= last; word += 1) {
    let a = -1;
    for (let place = begin; place < end; place += 1) a &= bits[(from[place] ?? 0) + word] ?? 0;
    into[word] = a;
  }
}

/** Keeps the candidates whose bits are set in a window; those that are left, one bit over the other. */
function keep(window: Int32Array, begin: number, shift: number): number {
  const into = candidates;
  const length = words;
  // Shifting by 32 would be shifting by nothing.
  const up = 31 - shift;
  let left = 0;
  for (let word = 0; word < length; word += 1) {
    const at = begin + word;
    const bits = ((window[at] ?? 0) >>> shift) | (((window[at + 1] ?? 0) << 1) << up);
    const kept = (into[word] ?? 0) & bits;
    into[word] = kept;
    left |= kept;
  }
  return left;
}

/** The first candidate of those that are left. */
export function firstCandidate(): number {
  let word = 0;
  while (candidates[word] === 0) word += 1;
  const bits = candidates[word] ?? 0;
  return first + word * bitsInWord + 31 - Math.clz32(bits & -bits);
}
