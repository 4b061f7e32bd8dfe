/** What a call of AWS answered, or a file that keeps such an answer: any JSON until its members were looked at. */
export type Answer = Readonly<Record<string, unknown>>;

export const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The objects of a list; nothing where there is no list. */
export const answersIn = (value: unknown): readonly Answer[] =>
  Array.isArray(value) ? value.filter(isAnswer) : [];

export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The texts of a list; nothing where there is no list. */
export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

export const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

export const flagOf = (value: unknown): boolean | undefined =>
  typeof value === "boolean" ? value : undefined;

const latestMillisecond = 8.64e15;

/** A moment as ISO 8601. SDKs answer with dates, the AWS CLI with texts or epoch seconds, Python prints a space for the T. */
export function momentOf(value: unknown): string | undefined {
  const milliseconds =
    value instanceof Date
      ? value.getTime()
      : typeof value === "number"
        ? value * 1000
        : typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value)
          ? Date.parse(value.replace(" ", "T"))
          : Number.NaN;
  if (!(Math.abs(milliseconds) <= latestMillisecond)) return undefined;
  return new Date(milliseconds).toISOString();
}

/** An object without the members that are undefined: what is not known is left out. */
export type Known<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out the members that are undefined. */
export function known<T extends object>(members: T): Known<T> {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  // The entries are those of T that are not undefined, which no type of Object.fromEntries can say.
  return Object.fromEntries(given) as Known<T>;
}

/**
 * The text of a policy. IAM answers with it percent-encoded (RFC 3986), SDKs and the AWS CLI partly as an object. A text that begins as
 * JSON does is not encoded: percent signs in it are its own.
 */
export function documentOf(value: unknown): string | undefined {
  if (isAnswer(value)) return JSON.stringify(value);
  if (typeof value !== "string") return undefined;
  if (/^\s*[{[]/.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
