/**
 * Whether everything that a narrow pattern matches is matched by a wide one: the wide one is matched against the narrow one as a text,
 * in which a star is found by a star only. A few pairs that say the same in other ways (`?*`, `*?`) are not recognised.
 */
export function covers(wide: string, narrow: string): boolean {
  let at = 0;
  let star = -1;
  let resumed = 0;
  let place = 0;
  while (place < narrow.length) {
    const wanted = wide[at];
    const character = narrow[place];
    if (wanted === "*") {
      star = at;
      resumed = place;
      at += 1;
    } else if (wanted === character || (wanted === "?" && character !== "*")) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      resumed += 1;
      place = resumed;
      at = star + 1;
    } else {
      return false;
    }
  }
  return [...wide.slice(at)].every((character) => character === "*");
}

/** Whether some text is matched by both patterns. */
export function overlap(first: string, second: string): boolean {
  // What of the second pattern may be left where the first has come to its end, then one character before it, and so on.
  let later = Array.from({ length: second.length + 1 }, (_, at) => onlyStars(second.slice(at)));
  for (let at = first.length - 1; at >= 0; at -= 1) {
    const one = first[at];
    const now: boolean[] = [];
    for (let place = second.length; place >= 0; place -= 1) {
      const other = second[place];
      now[place] =
        one === "*"
          ? later[place] === true || (other !== undefined && now[place + 1] === true)
          : other === "*"
            ? now[place + 1] === true || later[place] === true
            : other !== undefined &&
              (one === other || one === "?" || other === "?") &&
              later[place + 1] === true;
    }
    later = now;
  }
  return later[0] === true;
}

const onlyStars = (pattern: string): boolean => /^\**$/.test(pattern);
