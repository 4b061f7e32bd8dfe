import { serviceError } from "../errors.ts";
import { parseJson } from "../json/parse-json.ts";
import { bodyReader, jsonReader } from "../json/read-json.ts";
import type { RequestLimits } from "../limits.ts";
import { headerOf, type WireRequest } from "../request.ts";
import { isRecord, type LeafShape, type Member, type Shape, type StructShape } from "../shape.ts";
import { readText } from "../text.ts";

/** A routed request, taken apart. */
export interface Parts {
  readonly request: WireRequest;
  readonly labels: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly limits: RequestLimits;
}

/** Reads an input from the parts of a request. Throws MalformedInput. */
export type PartsReader = (parts: Parts) => Record<string, unknown>;

/** Compiles the reader of an input: labels, query, headers, and a body of members or of one payload. */
export function partsReader(shape: StructShape): PartsReader {
  const bound = shape.members
    .map((member) => ({ name: member.name, read: boundReader(member) }))
    .filter(({ read }) => read !== undefined);
  const readBody = bodyOf(shape);
  return (parts) => {
    const input = readBody(parts);
    for (const { name, read } of bound) {
      const value = read?.(parts);
      if (value !== undefined) input[name] = value;
    }
    return input;
  };
}

function bodyOf(shape: StructShape): PartsReader {
  const payload = shape.members.find(({ location }) => location.in === "payload");
  if (payload !== undefined) {
    const read = jsonReader(payload.shape);
    return ({ request, limits }) =>
      request.body.byteLength === 0
        ? {}
        : { [payload.name]: read(parseJson(request.body, limits), payload.name) };
  }
  if (!shape.members.some(({ location }) => location.in === "body")) return () => ({});
  const read = bodyReader(shape);
  return ({ request, limits }) => {
    const members = read(parseJson(request.body, limits), shape.name);
    return isRecord(members) ? { ...members } : {};
  };
}

type BoundReader = (parts: Parts) => unknown;

/** The reader of a member outside the body; undefined where it lies in it. */
function boundReader({ name, shape, location }: Member): BoundReader | undefined {
  switch (location.in) {
    case "label":
      return textReader(shape, name, ({ labels }) => labels.get(location.name));
    case "header":
      return textReader(shape, name, ({ request }) => headerOf(request, location.name));
    case "query":
      if (shape.kind === "list")
        return queryListReader(requireLeaf(shape.item), name, location.name);
      return textReader(shape, name, ({ query }) => onlyValue(query, location.name));
    case "payload":
    case "body":
    case "status":
      return undefined;
  }
}

function textReader(
  shape: Shape,
  name: string,
  find: (parts: Parts) => string | undefined,
): BoundReader {
  const leaf = requireLeaf(shape);
  return (parts) => {
    const text = find(parts);
    return text === undefined ? undefined : readText(leaf, text, name);
  };
}

/** A list in the query is a repeated parameter. */
const queryListReader =
  (item: LeafShape, name: string, parameter: string): BoundReader =>
  ({ query }) => {
    const texts = query.get(parameter);
    return texts === undefined ? undefined : texts.map((text) => readText(item, text, name));
  };

/** A signature does not cover the order of equal names, so none of several values is the one that was meant. */
function onlyValue(query: Parts["query"], name: string): string | undefined {
  const texts = query.get(name);
  if (texts === undefined || texts.length === 1) return texts?.[0];
  throw serviceError("MalformedInput", `The parameter ${name} is given more than once.`);
}

function requireLeaf(shape: Shape): LeafShape {
  if (shape.kind !== "struct" && shape.kind !== "list" && shape.kind !== "map") return shape;
  throw new TypeError("Only simple values travel in labels, queries and headers.");
}
