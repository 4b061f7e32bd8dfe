/** `20260102T030405Z` as epoch milliseconds; NaN for a moment that no calendar has. */
export function momentOf(timestamp: string): number {
  const moment = Date.parse(
    `${timestamp.slice(0, 4)}-${timestamp.slice(4, 6)}-${timestamp.slice(6, 8)}T` +
      `${timestamp.slice(9, 11)}:${timestamp.slice(11, 13)}:${timestamp.slice(13, 15)}Z`,
  );
  // Date.parse takes 30 February for 2 March.
  return !Number.isNaN(moment) && basicFormat(moment) === timestamp ? moment : Number.NaN;
}

/** A moment in ISO 8601's basic format: `20260102T030405Z`. */
export const basicFormat = (moment: number): string =>
  new Date(moment).toISOString().replace(/[-:]|\.[0-9]{3}/g, "");

const httpDate =
  /^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} (GMT|[+-]0000)$/;

/** What a Date header stands for in a string to sign: an HTTP date is written in the basic format, all else is left as it is. */
export function signedDate(header: string): string {
  const moment = httpDate.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(moment) ? header : basicFormat(moment);
}
