const isoDate =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[Tt]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?([Zz]|[+-][0-9]{2}:[0-9]{2}))?)?)?$/;

/** A date as milliseconds with a fraction: the W3C profile of ISO 8601, or epoch seconds. */
function momentOf(text: string): number | undefined {
  if (/^[0-9]{5,13}$/.test(text)) return Number(text) * 1000;
  const parts = isoDate.exec(text);
  if (parts === null) return undefined;
  const [
    ,
    year = "",
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    fraction = "0",
    zone = "Z",
  ] = parts;
  const whole = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone.toUpperCase()}`,
  );
  return Number.isNaN(whole) ? undefined : whole + Number(`0.${fraction}`) * 1000;
}

/** The sign of the difference of two dates; undefined where one of them is none. */
export function compareDates(a: string, b: string): number | undefined {
  const left = momentOf(a);
  const right = momentOf(b);
  return left === undefined || right === undefined ? undefined : Math.sign(left - right);
}
