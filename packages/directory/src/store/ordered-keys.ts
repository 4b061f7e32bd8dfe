/** Strings in order, without doubles. */
export interface OrderedKeys {
  add(key: string): void;
  remove(key: string): void;
  /** The keys after the given one, in order. */
  after(key: string | undefined): Iterable<string>;
}

/** Compares by code units: the one order that lists, markers and overlays share. */
export const compareKeys = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Keys in a sorted array: adding moves memory, reading from any place costs a binary search. */
export function orderedKeys(initial: Iterable<string>): OrderedKeys {
  const keys = [...initial].sort(compareKeys);

  function placeOf(key: string): number {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(key) {
      const place = placeOf(key);
      if (keys[place] !== key) keys.splice(place, 0, key);
    },
    remove(key) {
      const place = placeOf(key);
      if (keys[place] === key) keys.splice(place, 1);
    },
    *after(key) {
      let place = key === undefined ? 0 : placeOf(key);
      if (key !== undefined && keys[place] === key) place += 1;
      for (; place < keys.length; place += 1) yield keys[place] ?? "";
    },
  };
}
