import { invalidInput } from "../errors.ts";

/** Whether a moment is the first of a month; UTC. */
const isMonthBegin = (moment: Date): boolean => moment.getUTCDate() === 1;

const isDayBegin = (moment: Date): boolean => moment.getTime() % 86_400_000 === 0;

const longestWait = 365 * 86_400_000;

/** A transfer begins with a month that is still to come. */
export function requireStart(start: Date, now: number): void {
  if (!isDayBegin(start)) {
    throw invalidInput(
      "START_DATE_NOT_BEGINNING_OF_DAY",
      "You provided an invalid start date. The start date must be the beginning of the day (00:00:00.000).",
    );
  }
  if (!isMonthBegin(start)) {
    throw invalidInput(
      "START_DATE_NOT_BEGINNING_OF_MONTH",
      "You provided an invalid start date. The start date must be the first day of the month.",
    );
  }
  if (start.getTime() <= now) {
    throw invalidInput(
      "START_DATE_TOO_EARLY",
      "You provided an invalid start date. The start date is too early.",
    );
  }
  if (start.getTime() > now + longestWait) {
    throw invalidInput(
      "START_DATE_TOO_LATE",
      "You provided an invalid start date. The start date is too late.",
    );
  }
}

/** The last millisecond of the month in which a moment lies. */
export const endOfMonth = (moment: number): number => {
  const date = new Date(moment);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - 1;
};

/** A transfer ends with a month, and not before it has begun. */
export function requireEnd(end: number, start: number, now: number): void {
  if (end !== endOfMonth(end)) {
    throw invalidInput(
      "END_DATE_NOT_END_OF_MONTH",
      "You provided an invalid end date. The end date must be the end of the last day of the month (23.59.59.999).",
    );
  }
  if (end < start || end < now) {
    throw invalidInput(
      "END_DATE_TOO_EARLY",
      "You provided an invalid end date. The end date is too early.",
    );
  }
}
