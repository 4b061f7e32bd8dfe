import { type CharacterRows, noColonStart, rowStart, sized } from "./character-rows.ts";

/**
 * Places of a text as bits, of which those are kept that wanted characters follow, 32 at once: `beginCandidates`; for each of the
 * `rowsOf` the text `beginWanted`, `want…`, `keepWanted`. The memory is used again and again: one search is over before the next
 * begins.
 */
const bitsInWord = 32;

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

/** Begins with every place between two, both included, from each of which so many characters are in the text. */
export function beginCandidates(from: number, to: number, length: number): void {
  const count = to - from + 1;
  first = from;
  words = Math.ceil(count / bitsInWord);
  candidates = sized(candidates, words);
  candidates.fill(-1, 0, words);
  candidates[words - 1] = -1 >>> (words * bitsInWord - count);
  together = sized(together, words + 1);
  room = Math.ceil(length / bitsInWord);
  windows = sized(windows, room * bitsInWord);
}

/** Wants nothing as yet. */
export const beginWanted = (): void => {
  counts.fill(0);
};

/** Wants a text at a distance. */
export function wantText(rows: CharacterRows, text: string, distance: number): void {
  const into = windows;
  const start = first + distance;
  for (let at = 0; at < text.length; at += 1) {
    const row = rowStart(rows, text.charCodeAt(at));
    into[nextWindow(distance + at)] = row + ((start + at) >> 5);
  }
}

/** Wants any character but a colon at a distance. */
export function wantNoColon(rows: CharacterRows, distance: number): void {
  windows[nextWindow(distance)] = noColonStart(rows) + ((first + distance) >> 5);
}

/** Takes the place for one more window of a distance. */
function nextWindow(distance: number): number {
  const shift = distance & 31;
  const count = counts[shift] ?? 0;
  counts[shift] = count + 1;
  return shift * room + count;
}

/** Keeps the candidates that everything wanted follows; false where none is left. */
export function keepWanted({ bits }: CharacterRows): boolean {
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
