import { serviceError } from "../errors.ts";
import type { RequestLimits } from "../limits.ts";
import { decodedPart, parseQueryString, rawParameters } from "../query-string.ts";

/** A node of a form's tree: a value, and what lies below it. Children are a Map, so no name of theirs can meet a prototype. */
export interface FormNode {
  value: string | undefined;
  children: Map<string, FormNode> | undefined;
}

function decoded(text: string): string {
  const plain = decodedPart(text);
  if (plain !== undefined) return plain;
  throw serviceError("MalformedInput", "The request contains a malformed percent-encoding.");
}

/**
 * The tree of a form's body over that of its query string: `Tags.member.1.Key=x` lies under Tags, member, 1, Key. The last of two
 * equal names in the body wins; in the query string, where a signature does not cover their order, they are refused. Throws
 * MalformedInput beyond the limits, before the tree is built, and MalformedQueryString.
 */
export function parseForm(query: string, body: string, limits: RequestLimits): FormNode {
  const root: FormNode = { value: undefined, children: undefined };
  const inQuery = rawParameters(query, limits).length;
  const pairs = rawParameters(body, limits, inQuery);
  for (const { name, value } of parseQueryString(query)) {
    const node = nodeAt(root, name, limits.depth);
    if (node.value !== undefined) {
      throw serviceError(
        "MalformedInput",
        `The parameter ${name.slice(0, 128)} is given more than once.`,
      );
    }
    node.value = value;
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

/** The children with numbers for names, in numeric order: 10 comes after 9, 01 before 1, and gaps are closed. */
export function numbered(parent: FormNode): readonly FormNode[] {
  const found: [string, FormNode][] = [];
  for (const [name, child] of parent.children ?? []) {
    if (/^[0-9]{1,9}$/.test(name)) found.push([name, child]);
  }
  return found
    .sort(([a], [b]) => Number(a) - Number(b) || (a < b ? -1 : 1))
    .map(([, child]) => child);
}
