/** A node of a tree of texts: what lies under it begins with the edges that lead to it. */
export interface PrefixNode<T> {
  readonly edge: string;
  /** What was put at exactly this prefix. */
  readonly values: readonly T[];
  /** By the first code unit of the child's edge. */
  readonly children: ReadonlyMap<number, PrefixNode<T>> | undefined;
}

interface Growing<T> {
  edge: string;
  values: T[];
  children: Map<number, Growing<T>> | undefined;
}

/**
 * Puts values under prefixes, so that a text meets only those whose prefix it begins with: `root`, then `nextNode` until there is
 * none. The cost of the walk is that of reading the text, however many values there are.
 */
export function prefixIndex<T>(
  entries: Iterable<readonly [prefix: string, value: T]>,
): PrefixNode<T> {
  const root: Growing<T> = { edge: "", values: [], children: undefined };
  for (const [prefix, value] of entries) nodeAt(root, prefix).values.push(value);
  return root;
}

/** The node of a prefix, made where it is missing; an edge that parts from the prefix midway is split. */
function nodeAt<T>(root: Growing<T>, prefix: string): Growing<T> {
  let node = root;
  let at = 0;
  while (at < prefix.length) {
    node.children ??= new Map();
    const first = prefix.charCodeAt(at);
    const child = node.children.get(first);
    if (child === undefined) {
      const leaf: Growing<T> = { edge: prefix.slice(at), values: [], children: undefined };
      node.children.set(first, leaf);
      return leaf;
    }
    const shared = sharedLength(child.edge, prefix, at);
    if (shared < child.edge.length) {
      const upper: Growing<T> = {
        edge: child.edge.slice(0, shared),
        values: [],
        children: new Map([[child.edge.charCodeAt(shared), child]]),
      };
      child.edge = child.edge.slice(shared);
      node.children.set(first, upper);
      node = upper;
    } else node = child;
    at += shared;
  }
  return node;
}

function sharedLength(edge: string, text: string, from: number): number {
  let length = 0;
  while (length < edge.length && edge.charCodeAt(length) === text.charCodeAt(from + length)) {
    length += 1;
  }
  return length;
}

/** The child that a text goes on to from a place; undefined where it goes on otherwise. */
export function nextNode<T>(
  node: PrefixNode<T>,
  text: string,
  at: number,
): PrefixNode<T> | undefined {
  const child = node.children?.get(text.charCodeAt(at));
  return child !== undefined && text.startsWith(child.edge, at) ? child : undefined;
}
