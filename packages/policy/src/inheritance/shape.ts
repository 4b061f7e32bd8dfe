/** What a type of policies may hold: groups of named settings, and settings. */
export type Shape = GroupShape | SettingShape | { readonly kind: "anything" };

export interface GroupShape {
  readonly kind: "group";
  /** The keys it may have, in lower case. */
  readonly keys: Readonly<Record<string, Shape>>;
  /** What stands under keys that the author names. */
  readonly named?: NamedShape;
  /** The keys that each policy must have here. */
  readonly required: readonly string[];
  /** The keys that the effective policy must have here, whichever policies they come from. */
  readonly needs: readonly string[];
  /** How many keys the effective policy must have here. */
  readonly minimum: number;
}

export interface NamedShape {
  readonly names: RegExp;
  readonly shape: Shape;
  readonly maximum?: number;
}

export interface SettingShape {
  readonly kind: "setting";
  readonly holds: "one" | "list" | "either";
  readonly values: RegExp;
  /** What its values are, in words. */
  readonly says: string;
  /** How many values the effective policy must and may have. */
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Whatever belongs there: AWS publishes no closed list. */
export const anything: Shape = { kind: "anything" };

/** A group of the keys given. */
export const group = (
  keys: Readonly<Record<string, Shape>>,
  more: Partial<Omit<GroupShape, "kind" | "keys">> = {},
): GroupShape => ({ kind: "group", keys, required: [], needs: [], minimum: 0, ...more });

/** A group under names that the author chooses. */
export const named = (
  shape: Shape,
  more: Partial<Omit<NamedShape, "shape">> = {},
  minimum = 0,
): GroupShape => group({}, { named: { names: /^[^@]/, shape, ...more }, minimum });

const wordsOf = (words: readonly string[]): Pick<SettingShape, "values" | "says"> => ({
  values: new RegExp(`^(?:${words.join("|")})$`),
  says: `one of ${words.join(", ")}`,
});

/** A setting with one of some words. */
export const oneOf = (...words: readonly string[]): SettingShape => ({
  kind: "setting",
  holds: "one",
  ...wordsOf(words),
});

/** A setting that lists some words. */
export const listOfWords = (...words: readonly string[]): SettingShape => ({
  kind: "setting",
  holds: "list",
  ...wordsOf(words),
});

/** A setting with one value of a form. */
export const one = (values: RegExp, says: string): SettingShape => ({
  kind: "setting",
  holds: "one",
  values,
  says,
});

/** A setting with a list of values of a form. */
export const list = (values: RegExp, says: string, maximum?: number): SettingShape => ({
  kind: "setting",
  holds: "list",
  values,
  says,
  ...(maximum === undefined ? {} : { maximum }),
});

/** Any text that is not empty. */
export const text = one(/^[\s\S]+$/, "a text");

export const number = one(/^\d+$/, "a whole number");

export const truth = oneOf("true", "false");

/** A setting without which nothing is done. */
export const filled = (setting: SettingShape): SettingShape => ({ ...setting, minimum: 1 });

/** A list of regions, which may stand for all that the service supports. */
export const regions = list(
  /^(?:ALL_SUPPORTED|[a-z]{2,4}(?:-[a-z]+)+-\d{1,2})$/,
  "a region or ALL_SUPPORTED",
);
