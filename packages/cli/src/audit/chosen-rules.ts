import { type Rule, rules } from "@ostiary/practices";

/** The rules that `--rule` names: each by its id, or all of a practice by its number. All of them where it names none. */
export function chosenRules(wanted: readonly string[] | undefined): readonly Rule[] {
  if (wanted === undefined) return rules;
  return wanted.flatMap((id) => {
    const number = /^\d{1,2}$/u.test(id) ? Number(id) : undefined;
    const own = rules.filter((rule) => rule.id === id || rule.practice === number);
    if (own.length === 0) {
      throw new Error(`There is no rule ${id}; ostiary audit --list-rules shows what there is.`);
    }
    return own;
  });
}
