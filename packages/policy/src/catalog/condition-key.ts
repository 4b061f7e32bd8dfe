/** What the values of a condition key are, which decides the operators that go with it. */
export type KeyType = "String" | "ARN" | "Bool" | "Numeric" | "Date" | "IPAddress" | "Binary";

/** A condition key. */
export interface ConditionKey {
  /** `s3:prefix`, or a template: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  /** More than one where AWS compares the values in several ways. */
  readonly types: readonly KeyType[];
  /** A request may bring several values, so that conditions need ForAllValues or ForAnyValue. */
  readonly multiValued: boolean;
}

/** A template, parted at its variable. */
interface Template<Key> {
  readonly key: Key;
  readonly start: string;
  readonly end: string;
}

/** Condition keys by name, ignoring case; templates stand for every name that they fit. */
export interface KeyIndex<Key extends ConditionKey> {
  readonly all: readonly Key[];
  find(name: string): Key | undefined;
  /** The template that a name has the beginning of, but nothing for its variable: `aws:RequestTag` or `aws:RequestTag/`. */
  findUnfinished(name: string): Key | undefined;
}

const opening = "${";

/** Indexes condition keys. Where several templates fit a name, the one that says most of it is found. */
export function indexKeys<Key extends ConditionKey>(keys: readonly Key[]): KeyIndex<Key> {
  const plain = new Map<string, Key>();
  const templates: Template<Key>[] = [];
  for (const key of keys) {
    const name = key.name.toLowerCase();
    const at = name.indexOf(opening);
    if (at < 0) plain.set(name, key);
    else
      templates.push({ key, start: name.slice(0, at), end: name.slice(name.indexOf("}", at) + 1) });
  }
  templates.sort((a, b) => b.start.length + b.end.length - a.start.length - a.end.length);
  return Object.freeze({
    all: keys,
    find(written: string): Key | undefined {
      const name = written.toLowerCase();
      const fits = ({ start, end }: Template<Key>): boolean =>
        name.length > start.length + end.length && name.startsWith(start) && name.endsWith(end);
      return plain.get(name) ?? templates.find(fits)?.key;
    },
    findUnfinished(written: string): Key | undefined {
      const name = written.toLowerCase().replace(/\/$/, "");
      return templates.find(({ start, end }) => end === "" && start === `${name}/`)?.key;
    },
  });
}
