const day = 86_400_000;

/** Whole days from an ISO 8601 date to a time in epoch milliseconds; undefined where there is no date. */
export const daysSince = (date: string | undefined, now: number): number | undefined =>
  date === undefined ? undefined : Math.floor((now - Date.parse(date)) / day);

/** The latest of some ISO 8601 dates. */
export const latest = (...dates: readonly (string | undefined)[]): string | undefined =>
  dates
    .filter((date) => date !== undefined)
    .toSorted()
    .at(-1);

/** `3 days`, `1 day`. */
export const inDays = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/** `3 keys`, `1 key`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;
