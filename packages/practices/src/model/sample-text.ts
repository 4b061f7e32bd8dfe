/** Values of variables, by their names in lower case. */
type Values = ReadonlyMap<string, string | readonly string[]>;

/**
 * A text that a pattern of a policy matches: variables by their values, or their defaults; a wildcard becomes `filler`. Undefined where a
 * variable has no value: the pattern matches nothing then.
 */
export function sampleText(pattern: string, values: Values, filler = "x"): string | undefined {
  let unknown = false;
  const withValues = pattern.replace(/\$\{([^{}]*)\}/gu, (_, inner: string) => {
    if (inner === "*" || inner === "?" || inner === "$") return literals[inner];
    const [, name = inner, otherwise] = /^([^,]*), '([^']*)'$/u.exec(inner) ?? [];
    const value = values.get(name.toLowerCase());
    if (typeof value === "string") return value;
    if (otherwise === undefined) unknown = true;
    return otherwise ?? "";
  });
  if (unknown) return undefined;
  return withValues
    .replace(/[*?]/gu, filler)
    .replace(/[\uE000-\uE002]/gu, (kept) => plain[kept] ?? kept);
}

// A wildcard that is written as a variable is a character like any other: it is kept aside while wildcards are filled in.
const literals = { "*": "\uE000", "?": "\uE001", $: "\uE002" } as const;
const plain: Readonly<Record<string, string>> = { "\uE000": "*", "\uE001": "?", "\uE002": "$" };

/** An ARN that a template of the catalogue stands for: `arn:${Partition}:s3:::${BucketName}`. */
export function sampleArn(
  template: string,
  known: { readonly partition: string; readonly region: string; readonly account: string },
): string {
  const values: Readonly<Record<string, string>> = {
    Partition: known.partition,
    Region: known.region,
    Account: known.account,
  };
  return template.replace(/\$\{([^{}]*)\}/gu, (_, name: string) => values[name] ?? "x");
}
