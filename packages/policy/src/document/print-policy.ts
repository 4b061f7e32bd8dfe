import { operatorText } from "./operator-text.ts";
import type { Condition, Policy, Statement } from "./policy.ts";

const listed = (values: readonly string[]): unknown => (values.length === 1 ? values[0] : values);

/** A policy as JSON text; parsing it again gives the same policy but for positions. */
export function printPolicy({ version, id, statements }: Policy): string {
  return object([
    ["Version", JSON.stringify(version)],
    ["Id", JSON.stringify(id)],
    ["Statement", `[${statements.map(printed).join()}]`],
  ]);
}

type Entry = readonly [key: string, json: string | undefined];

/** An object with its keys in the given order, which an object of JavaScript does not keep for keys that look like numbers. */
const object = (entries: readonly Entry[]): string =>
  `{${entries
    .filter(([, json]) => json !== undefined)
    .map(([key, json]) => `${JSON.stringify(key)}:${json}`)
    .join()}}`;

function printed({ sid, effect, principals, actions, resources, conditions }: Statement): string {
  const not = (of: { readonly negated: boolean } | undefined): string => (of?.negated ? "Not" : "");
  const { named } = principals ?? {};
  return object([
    ["Sid", JSON.stringify(sid)],
    ["Effect", JSON.stringify(effect)],
    [`${not(principals)}Principal`, JSON.stringify(named?.everyone ? "*" : named?.values)],
    [`${not(actions)}Action`, JSON.stringify(listed(actions.patterns))],
    [`${not(resources)}Resource`, JSON.stringify(resources && listed(resources.patterns))],
    ["Condition", conditions.length === 0 ? undefined : block(conditions)],
  ]);
}

/** Conditions in their order. Where an operator or its key comes again, the operator's name is spelled in a new way. */
function block(conditions: readonly Condition[]): string {
  const blocks: { readonly name: string; readonly keys: Map<string, string> }[] = [];
  const spellings = new Map<string, number>();
  for (const condition of conditions) {
    const name = operatorText(condition);
    let last = blocks.at(-1);
    if (last?.name !== name || last.keys.has(condition.key)) {
      last = { name, keys: new Map() };
      blocks.push(last);
    }
    last.keys.set(condition.key, JSON.stringify(listed(condition.values)));
  }
  return object(
    blocks.map(({ name, keys }) => {
      const times = spellings.get(name) ?? 0;
      spellings.set(name, times + 1);
      return [respelled(name, times), object([...keys])];
    }),
  );
}

/** One of the spellings of a name, which ignores case: as many as it has letters that may change theirs. */
function respelled(name: string, times: number): string {
  let rest = times;
  return name.replaceAll(/[a-z]/gi, (letter) => {
    const other = rest % 2 === 1;
    rest = Math.floor(rest / 2);
    if (!other) return letter;
    return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  });
}
