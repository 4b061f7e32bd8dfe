/** Something written as a variable: `${aws:username}`. */
export type VariableUse =
  | { readonly kind: "variable"; readonly name: string }
  /** `${*}`, `${?}` and `${$}` are the characters themselves. */
  | { readonly kind: "character" }
  | { readonly kind: "no-brace" | "empty" | "no-quote" | "space"; readonly text: string };

/** Everything in a text that is written as a variable ("IAM policy elements: Variables and tags"). */
export function variableUses(text: string): readonly VariableUse[] {
  const uses: VariableUse[] = [];
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
    const close = text.indexOf("}", at);
    const next = text.indexOf("${", at + 2);
    if (close < 0 || (next >= 0 && next < close)) {
      uses.push({ kind: "no-brace", text: text.slice(at, next < 0 ? undefined : next) });
    } else uses.push(useOf(text.slice(at + 2, close)));
  }
  return uses;
}

function useOf(inner: string): VariableUse {
  if (/^[*?$]$/.test(inner)) return { kind: "character" };
  const comma = inner.indexOf(",");
  const name = comma < 0 ? inner : inner.slice(0, comma);
  if (name.trim() === "") return { kind: "empty", text: inner };
  if (comma >= 0 && !/^ ?'[^']*'$/.test(inner.slice(comma + 1))) {
    return { kind: "no-quote", text: inner };
  }
  return /\s/.test(name) ? { kind: "space", text: inner } : { kind: "variable", name };
}

/** The names of the variables in a text. */
export const variableNames = (text: string): readonly string[] =>
  variableUses(text).flatMap((use) => (use.kind === "variable" ? [use.name] : []));
