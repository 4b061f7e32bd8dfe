import { serviceError } from "../errors.ts";

/** A node of a form's tree: a value, and what lies below it. Neither has a prototype. */
export interface FormNode {
  value: string | undefined;
  readonly children: Map<string, FormNode>;
}

const maximumParameters = 5_000;
const maximumDepth = 24;

const node = (): FormNode => ({ value: undefined, children: new Map() });

/** Control characters that XML 1.0 cannot carry: an answer could never show them. */
function isUnspeakable(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) return true;
    if (unit === 0xfffe || unit === 0xffff) return true;
  }
  return false;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.includes("+") ? text.replaceAll("+", " ") : text);
  } catch {
    throw serviceError("MalformedInput", "The request contains a malformed percent-encoding.");
  }
}

/** The tree of a form body or query string: `Tags.member.1.Key=x` lies under Tags, member, 1, Key. Bounded in keys and depth. */
export function parseForm(text: string): FormNode {
  const root = node();
  if (text === "") return root;
  const pairs = text.split("&", maximumParameters + 1);
  if (pairs.length > maximumParameters) {
    throw serviceError(
      "MalformedInput",
      `The request has more than ${maximumParameters} parameters.`,
    );
  }
  for (const pair of pairs) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? "" : decoded(pair.slice(equals + 1));
    if (isUnspeakable(value)) {
      throw serviceError(
        "MalformedInput",
        `The value of ${name.slice(0, 128)} contains control characters.`,
      );
    }
    place(root, name, value);
  }
  return root;
}

function place(root: FormNode, name: string, value: string): void {
  const steps = name.split(".", maximumDepth + 1);
  if (steps.length > maximumDepth) {
    throw serviceError(
      "MalformedInput",
      `A parameter is nested deeper than ${maximumDepth} levels.`,
    );
  }
  let at = root;
  for (const step of steps) {
    let next = at.children.get(step);
    if (next === undefined) {
      next = node();
      at.children.set(step, next);
    }
    at = next;
  }
  at.value = value;
}

/** The children with numbers for names, in numeric order: 10 comes after 9, and gaps are closed. */
export function numbered(parent: FormNode): FormNode[] {
  const found: [number, FormNode][] = [];
  for (const [name, child] of parent.children) {
    if (/^[0-9]{1,9}$/.test(name)) found.push([Number(name), child]);
  }
  return found.sort(([a], [b]) => a - b).map(([, child]) => child);
}
