import type { OperationModel } from "../model.ts";

/** An operation that a method and path lead to, with the labels of the path, decoded. */
export interface Route {
  readonly operation: OperationModel;
  readonly labels: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly operation: OperationModel;
  readonly segments: readonly string[];
  /** Query parameters that the URI template fixes. */
  readonly fixed: ReadonlyMap<string, string>;
}

const patterns = new WeakMap<ReadonlyMap<string, OperationModel>, readonly Pattern[]>();

/** Literal segments before labels, so that `/policy/generation/{jobId}` is found before a wider template. */
function patternsOf(operations: ReadonlyMap<string, OperationModel>): readonly Pattern[] {
  let compiled = patterns.get(operations);
  if (compiled === undefined) {
    compiled = [...operations.values()]
      .map((operation) => {
        const [path = "/", query = ""] = operation.http.uri.split("?");
        return {
          operation,
          segments: segmentsOf(path),
          fixed: new Map(new URLSearchParams(query)),
        };
      })
      .sort((a, b) => labelCount(a) - labelCount(b) || b.fixed.size - a.fixed.size);
    patterns.set(operations, compiled);
  }
  return compiled;
}

const isLabel = (segment: string): boolean => segment.startsWith("{");
const labelCount = ({ segments }: Pattern): number => segments.filter(isLabel).length;

/** A slash at the end changes nothing. */
const segmentsOf = (path: string): string[] => path.replace(/\/$/, "").split("/").slice(1);

/** The operation for a method and a raw path; undefined where there is none. */
export function routeOf(
  operations: ReadonlyMap<string, OperationModel>,
  method: string,
  path: string,
  query: URLSearchParams,
): Route | undefined {
  const given = segmentsOf(path);
  for (const pattern of patternsOf(operations)) {
    if (pattern.operation.http.method !== method) continue;
    if ([...pattern.fixed].some(([name, value]) => query.get(name) !== value)) continue;
    const labels = match(pattern.segments, given);
    if (labels !== undefined) return { operation: pattern.operation, labels };
  }
  return undefined;
}

function match(
  pattern: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const labels: [string, string][] = [];
  for (const [place, segment] of pattern.entries()) {
    const value = given[place];
    if (value === undefined) return undefined;
    if (segment.endsWith("+}")) {
      const rest = decode(given.slice(place).join("/"));
      if (rest === undefined) return undefined;
      labels.push([segment.slice(1, -2), rest]);
      return Object.fromEntries(labels);
    }
    if (!isLabel(segment)) {
      if (segment !== value) return undefined;
      continue;
    }
    const label = decode(value);
    if (label === undefined || label === "") return undefined;
    labels.push([segment.slice(1, -1), label]);
  }
  return pattern.length === given.length ? Object.fromEntries(labels) : undefined;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
