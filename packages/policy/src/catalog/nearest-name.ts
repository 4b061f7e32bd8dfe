const longestName = 128;

/**
 * How many letters have to be put in, left out, replaced or swapped with their neighbour to make one text of another, as long as
 * that is no more than `most`; undefined where it is more.
 */
export function editDistance(from: string, to: string, most: number): number | undefined {
  if (Math.abs(from.length - to.length) > most) return undefined;
  let before: readonly number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped && column > 1 && row > 1
            ? (before[column - 2] ?? 0) + 1
            : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...next) > most) return undefined;
    before = last;
    last = next;
  }
  const distance = last[to.length] ?? 0;
  return distance <= most ? distance : undefined;
}

/** The name that was probably meant: the nearest one ignoring case, if a third of the letters or fewer are wrong, and three at most. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined;
  const wanted = name.toLowerCase();
  let most = Math.min(3, Math.floor(name.length / 3));
  let nearest: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.toLowerCase(), most);
    if (distance === undefined) continue;
    nearest = candidate;
    if (distance === 0) break;
    most = distance - 1;
  }
  return nearest;
}
