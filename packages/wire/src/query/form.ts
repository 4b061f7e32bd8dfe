import { serviceError } from "../errors.ts";
import type { RequestLimits } from "../limits.ts";

/** A node of a form's tree: a value, and what lies below it. Children are a Map, so no name of theirs can meet a prototype. */
export interface FormNode {
  value: string | undefined;
  children: Map<string, FormNode> | undefined;
}

function decoded(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw serviceError("MalformedInput", "The request contains a malformed percent-encoding.");
  }
}

/**
 * The tree of a form body or query string: `Tags.member.1.Key=x` lies under Tags, member, 1, Key. The last of two equal names
 * wins. Throws MalformedInput beyond the limits, before the tree is built.
 */
export function parseForm(text: string, limits: RequestLimits): FormNode {
  const root: FormNode = { value: undefined, children: undefined };
  if (text === "") return root;
  const pairs = text.split("&", limits.parameters + 1);
  if (pairs.length > limits.parameters) {
    throw serviceError(
      "MalformedInput",
      `The request has more than ${limits.parameters} parameters.`,
    );
  }
  for (const pair of pairs) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    nodeAt(root, name, limits.depth).value = equals < 0 ? "" : decoded(pair.slice(equals + 1));
  }
  return root;
}

function nodeAt(root: FormNode, name: string, depth: number): FormNode {
  if (!name.includes(".")) return childOf(root, name);
  const steps = name.split(".", depth + 1);
  if (steps.length > depth) {
    throw serviceError("MalformedInput", `A parameter is nested deeper than ${depth} levels.`);
  }
  let at = root;
  for (const step of steps) at = childOf(at, step);
  return at;
}

function childOf(parent: FormNode, step: string): FormNode {
  parent.children ??= new Map();
  let child = parent.children.get(step);
  if (child === undefined) {
    child = { value: undefined, children: undefined };
    parent.children.set(step, child);
  }
  return child;
}

/** The children with numbers for names, in numeric order: 10 comes after 9, and gaps are closed. */
export function numbered(parent: FormNode): readonly FormNode[] {
  const found: [number, FormNode][] = [];
  for (const [name, child] of parent.children ?? []) {
    if (/^[0-9]{1,9}$/.test(name)) found.push([Number(name), child]);
  }
  return found.sort(([a], [b]) => a - b).map(([, child]) => child);
}
