import type { OperationModel, ServiceModel, WireRequest } from "../src/index.ts";
import { isRecord, type Member, type Shape } from "../src/shape.ts";
import { syntheticStruct, type Variant } from "./synthetic-value.ts";

const textOf = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString()
    : value instanceof Uint8Array
      ? Buffer.from(value).toString("base64")
      : String(value);

/** The parameters of a value in a form. */
function parameters(shape: Shape, value: unknown, name: string): [string, string][] {
  const below = (part: string): string => (name === "" ? part : `${name}.${part}`);
  if (shape.kind === "struct" && isRecord(value)) {
    return shape.members.flatMap((member) =>
      member.name in value
        ? parameters(member.shape, value[member.name], below(member.xmlName))
        : [],
    );
  }
  if (shape.kind === "list" && Array.isArray(value)) {
    return value.flatMap((item, place) =>
      parameters(shape.item, item, below(`${shape.itemName}.${place + 1}`)),
    );
  }
  if (shape.kind === "map" && isRecord(value)) {
    return Object.entries(value).flatMap(([key, inner], place): [string, string][] => [
      [below(`entry.${place + 1}.${shape.keyName}`), key],
      ...parameters(shape.value, inner, below(`entry.${place + 1}.${shape.valueName}`)),
    ]);
  }
  return [[name, textOf(value)]];
}

const query = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");

/** JSON of a value: dates in epoch seconds, bytes in base64. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return textOf(value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(plain(value)));

/** A request for an operation with every member of its input set, as its protocol sends it. */
export function validRequest(
  model: ServiceModel,
  operation: OperationModel,
  variant: Variant,
): WireRequest {
  const { input } = operation;
  const value: Record<string, unknown> = input === undefined ? {} : syntheticStruct(input, variant);
  const members = input?.members ?? [];
  const request = { method: "POST", path: "/", query: "" };
  switch (model.protocol) {
    case "query": {
      const own = input === undefined ? [] : parameters(input, value, "");
      const form = query([["Action", operation.name], ["Version", model.version], ...own]);
      return { ...request, headers: {}, body: Buffer.from(form) };
    }
    case "json": {
      const target = `${model.targetPrefix}.${operation.name}`;
      return { ...request, headers: { "x-amz-target": target }, body: json(value) };
    }
    case "rest":
      return restRequest(operation, members, value);
  }
}

function restRequest(
  { http }: OperationModel,
  members: readonly Member[],
  value: Record<string, unknown>,
): WireRequest {
  const [template = "", fixed = ""] = http.uri.split("?");
  const headers: Record<string, string> = {};
  const body: Record<string, unknown> = {};
  const pairs: [string, string][] = [];
  const labels = new Map<string, string>();
  for (const { name, location } of members) {
    const inner = value[name];
    if (inner === undefined) continue;
    if (location.in === "label") labels.set(location.name, encodeURIComponent(textOf(inner)));
    else if (location.in === "header") headers[location.name] = textOf(inner);
    else if (location.in === "query") {
      for (const one of Array.isArray(inner) ? inner : [inner]) {
        pairs.push([location.name, textOf(one)]);
      }
    } else body[name] = inner;
  }
  return {
    method: http.method,
    path: template.replace(/\{([^}]+)\}/g, (_, name) => labels.get(name) ?? "x"),
    query: [fixed, query(pairs)].filter((part) => part !== "").join("&"),
    headers,
    body: Object.keys(body).length === 0 ? new Uint8Array(0) : json(body),
  };
}
