const inRange = (text: string | undefined, least: number, most: number): boolean =>
  text !== undefined && /^[0-9]{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;

/** Whether a date condition's value is a date: ISO 8601, or epoch seconds that fit 64 bits. */
export function isDateValue(text: string): boolean {
  const value = text.toLowerCase();
  if (!value.includes("t") && !value.includes("-")) {
    return /^[0-9]{1,19}$/.test(value) && BigInt(value) <= 9_223_372_036_854_775_807n;
  }
  const [date = "", time] = value.split("t", 2);
  return isDate(date) && (time === undefined || time === "" || isTime(time));
}

function isDate(text: string): boolean {
  const [year, month, day, ...more] = (text.startsWith("-") ? text.slice(1) : text).split("-");
  return (
    inRange(year, 0, 292_278_993) &&
    (month === undefined || inRange(month, 1, 12)) &&
    (day === undefined || inRange(day, 1, 31)) &&
    more.length === 0
  );
}

function isTime(text: string): boolean {
  const zone = /(z|[+-][0-9]{2}(:?[0-9]{2})?)$/.exec(text)?.[0] ?? "";
  const [hours, minutes, seconds, ...more] = text.slice(0, text.length - zone.length).split(":");
  const [whole, fraction, ...dots] = (seconds ?? "").split(".");
  return (
    inRange(hours, 0, 23) &&
    (minutes === undefined || inRange(minutes, 0, 59)) &&
    (seconds === undefined || inRange(whole, 0, 59)) &&
    (fraction === undefined || inRange(fraction, 0, 999_999_999)) &&
    more.length === 0 &&
    dots.length === 0
  );
}
