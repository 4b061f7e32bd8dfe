/** Runs work as soon as fewer than `most` others run. */
export type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets only so many calls run at the same time; the others wait in the order in which they came. */
export function limited(most: number): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever comes next takes over the place.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
