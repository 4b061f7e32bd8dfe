/**
 * Whether every text that `inner` matches is matched by `outer`, where a star stands for any text and `?` for one character. A "yes" is certain:
 * a star of the inner pattern is only ever taken up by a star of the outer one. Some inclusions that hold are not seen.
 */
export function includesPattern(outer: string, inner: string): boolean {
  // Places of `outer` that are reached after the characters of `inner` so far, as matching a text would reach them.
  let reached = closure(outer, new Set([0]));
  for (const character of inner) {
    const next = new Set<number>();
    for (const place of reached) {
      const own = outer[place];
      if (own === "*") next.add(place);
      else if (own === "?" ? character !== "*" : own === character && character !== "?")
        next.add(place + 1);
      else if (own === character && character === "?") next.add(place + 1);
    }
    reached = closure(outer, next);
    if (reached.size === 0) return false;
  }
  return reached.has(outer.length);
}

/** The places with those that are reached over stars that stand for nothing. */
function closure(pattern: string, places: ReadonlySet<number>): Set<number> {
  const all = new Set(places);
  for (const place of all) if (pattern[place] === "*") all.add(place + 1);
  return all;
}
