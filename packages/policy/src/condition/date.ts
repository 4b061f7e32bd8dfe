const isoDate =
  /^(-?[0-9]{4,6})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[Tt]([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?)?([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?$/;
/** Four digits are a year. */
const epochSeconds = /^(?:[0-9]{1,3}|[0-9]{5,19})$/;
const nanosecondsInSecond = 1_000_000_000n;

/** A date as nanoseconds since the epoch: the W3C profile of ISO 8601 (UTC where it names no zone), or epoch seconds. */
function momentOf(text: string): bigint | undefined {
  if (epochSeconds.test(text)) return BigInt(text) * nanosecondsInSecond;
  const parts = isoDate.exec(text);
  if (parts === null) return undefined;
  const [, year = "", month = "1", day = "1", hour = "0", minute = "0", second = "0"] = parts;
  const fraction = (parts[7] ?? "").padEnd(9, "0");
  const offset = zoneOffset(parts[8] ?? "Z");
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isDay || !isTime || offset === undefined) return undefined;
  const clock = (Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second);
  return BigInt(date.getTime() / 1000 + clock) * nanosecondsInSecond + BigInt(fraction);
}

/** Minutes ahead of UTC. */
function zoneOffset(zone: string): number | undefined {
  if (zone === "Z" || zone === "z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", "") || "0");
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** The sign of the difference of two dates; undefined where one of them is none. */
export function compareDates(a: string, b: string): number | undefined {
  const left = momentOf(a);
  const right = momentOf(b);
  if (left === undefined || right === undefined) return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}
