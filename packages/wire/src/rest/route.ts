import type { OperationModel } from "../model.ts";

/** An operation that a method and path lead to, with the labels of the path, decoded. */
export interface Route {
  readonly operation: OperationModel;
  readonly labels: ReadonlyMap<string, string>;
}

/** The operation for a method, a raw path and a query; undefined where there is none. */
export type Router = (
  method: string,
  path: string,
  query: ReadonlyMap<string, readonly string[]>,
) => Route | undefined;

interface Pattern {
  readonly operation: OperationModel;
  readonly segments: readonly Segment[];
  /** Query parameters that the URI template fixes. */
  readonly fixed: readonly (readonly [name: string, value: string])[];
}

/** A part of a path between slashes; a greedy label takes the rest of it. */
type Segment =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "label" | "greedy"; readonly name: string };

/** Compiles a router: literal segments are tried before labels, so that a narrow template is found before a wide one. */
export function routerOf(operations: readonly OperationModel[]): Router {
  const byMethod = new Map<string, Pattern[]>();
  for (const pattern of operations.map(patternOf).sort(narrowFirst)) {
    const { method } = pattern.operation.http;
    const patterns = byMethod.get(method) ?? [];
    patterns.push(pattern);
    byMethod.set(method, patterns);
  }
  return (method, path, query) => {
    const given = partsOf(path);
    if (given.some(isResolvedAway)) return undefined;
    for (const { operation, segments, fixed } of byMethod.get(method) ?? []) {
      if (fixed.some(([name, value]) => !isOnly(query.get(name), value))) continue;
      const labels = match(segments, given);
      if (labels !== undefined) return { operation, labels };
    }
    return undefined;
  };
}

function patternOf(operation: OperationModel): Pattern {
  const [path = "/", query = ""] = operation.http.uri.split("?");
  return {
    operation,
    segments: partsOf(path).map(segmentOf),
    fixed: [...new URLSearchParams(query)],
  };
}

function segmentOf(text: string): Segment {
  if (!text.startsWith("{")) return { kind: "literal", text };
  return text.endsWith("+}")
    ? { kind: "greedy", name: text.slice(1, -2) }
    : { kind: "label", name: text.slice(1, -1) };
}

const literals = ({ segments }: Pattern): number =>
  segments.filter(({ kind }) => kind === "literal").length;

const narrowFirst = (a: Pattern, b: Pattern): number =>
  literals(b) - literals(a) || b.fixed.length - a.fixed.length;

/** A slash at the end changes nothing. */
const partsOf = (path: string): readonly string[] => path.replace(/\/$/, "").split("/").slice(1);

/** INVARIANT: a signature covers the path with these parts resolved, so a path that has them must lead nowhere. */
const isResolvedAway = (part: string): boolean => part === "" || part === "." || part === "..";

const isOnly = (values: readonly string[] | undefined, value: string): boolean =>
  values?.length === 1 && values[0] === value;

function match(
  segments: readonly Segment[],
  given: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const labels = new Map<string, string>();
  for (const [place, segment] of segments.entries()) {
    const part = given[place];
    if (part === undefined) return undefined;
    if (segment.kind === "literal") {
      if (segment.text !== part) return undefined;
      continue;
    }
    const greedy = segment.kind === "greedy";
    const label = decode(greedy ? given.slice(place).join("/") : part);
    if (label === undefined || label === "") return undefined;
    labels.set(segment.name, label);
    if (greedy) return labels;
  }
  return segments.length === given.length ? labels : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
