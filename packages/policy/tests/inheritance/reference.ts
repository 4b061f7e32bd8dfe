/**
 * Management policy inheritance once more, setting by setting, as "Understanding management policy inheritance" tells it.
 * It shares nothing with the engine: policies are taken apart into paths, and each path is followed down the levels.
 */

type Json = { readonly [key: string]: unknown };
type Node = { readonly path: string; readonly operators: Json };

const controlKey = "@@operators_allowed_for_child_policies";
const everything = ["@@assign", "@@append", "@@remove"];

/** Each node of a policy with the operators that stand there. Paths are keys in lower case, parted by a NUL. */
function nodesOf(value: unknown, path = ""): Node[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const entries = Object.entries(value);
  const operators = Object.fromEntries(entries.filter(([key]) => key.startsWith("@@")));
  const inner = entries.filter(([key]) => !key.startsWith("@@"));
  return [
    { path, operators },
    ...inner.flatMap(([key, child]) => nodesOf(child, `${path}\0${key.toLowerCase()}`)),
  ];
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The value of every setting, by its path. */
export function referenceValues(levels: readonly (readonly Json[])[]): Record<string, unknown> {
  const values = new Map<string, unknown>();
  const allowed = new Map<string, string[]>([["", everything]]);
  const may = (path: string) => allowed.get(path) ?? everything;
  const isLockedOut = (path: string): boolean => {
    const parts = path.split("\0");
    return parts.some((_, depth) => {
      if (depth === 0) return false;
      const child = parts.slice(0, depth + 1).join("\0");
      const parent = parts.slice(0, depth).join("\0");
      const operators = may(parent);
      return (
        !allowed.has(child) && !operators.includes("@@assign") && !operators.includes("@@append")
      );
    });
  };
  for (const level of levels) {
    const nodes = level
      .flatMap((policy) => nodesOf(policy))
      .filter(({ path }) => !isLockedOut(path));
    for (const path of new Set(nodes.map((node) => node.path))) {
      const here = nodes.filter((node) => node.path === path).map(({ operators }) => operators);
      const assigning = here.find((operators) => "@@assign" in operators);
      if (assigning && may(path).includes("@@assign")) values.set(path, assigning["@@assign"]);
      if (may(path).includes("@@append")) {
        const more = here.flatMap((operators) => asList(operators["@@append"]));
        if (more.length > 0) values.set(path, [...new Set([...asList(values.get(path)), ...more])]);
      }
      if (may(path).includes("@@remove")) {
        const less = here.flatMap((operators) => asList(operators["@@remove"]));
        const before = values.get(path);
        if (Array.isArray(before))
          values.set(
            path,
            before.filter((item) => !less.includes(item)),
          );
      }
    }
    for (const { path, operators } of nodes) {
      const control = operators[controlKey];
      const left =
        control === undefined
          ? everything
          : asList(control).flatMap((word) => (word === "@@all" ? everything : [word]));
      allowed.set(
        path,
        may(path).filter((operator) => left.includes(operator)),
      );
    }
  }
  return Object.fromEntries(
    [...values].filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

/** The settings of an effective policy, by their paths. */
export function flattened(value: unknown, path = ""): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { [path]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, child]) => flattened(child, `${path}\0${key}`)),
  );
}
