/** A number of requests as moto takes it, in Python's form: "inf" is no limit. */
export function requestCount(text: string): number | undefined {
  if (/^"?inf(inity)?"?$/i.test(text)) return Number.POSITIVE_INFINITY;
  return /^[0-9]{1,15}(\.0)?$/.test(text) ? Number(text) : undefined;
}
