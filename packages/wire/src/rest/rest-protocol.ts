import { serviceError } from "../errors.ts";
import { parseJson, readJson, readJsonStruct } from "../json/read-json.ts";
import { jsonStruct, jsonValue } from "../json/write-json.ts";
import type { Protocol } from "../protocol.ts";
import { headerOf, type WireRequest } from "../request.ts";
import type { Member, StructShape } from "../shape.ts";
import { readText, writeTimestamp } from "../text.ts";
import { routeOf } from "./route.ts";

/** REST with JSON bodies ("AWS restJson1 protocol" of the Smithy specification). */
export const restProtocol: Protocol = Object.freeze({
  read(model, request) {
    const query = new URLSearchParams(request.query);
    const route = routeOf(model.operations, request.method, request.path, query);
    if (route === undefined) {
      throw serviceError("UnknownOperationException", "No operation has this method and path.");
    }
    const { operation, labels } = route;
    const input =
      operation.input === undefined ? {} : readParts(operation.input, request, labels, query);
    return { operation, input };
  },
  writeOutput(_model, operation, output, requestId) {
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "x-amzn-requestid": requestId,
    };
    const given: Readonly<Record<string, unknown>> = { ...output };
    for (const member of operation.output?.members ?? []) {
      const value = given[member.name];
      if (member.location.in === "header" && value !== undefined) {
        headers[member.location.name] = headerText(value);
      }
    }
    return { status: operation.http.status, headers, body: bodyOf(operation.output, given) };
  },
  writeError(model, { code, status, message, members }, requestId) {
    const shape = model?.errors.get(code)?.shape;
    const extra = shape === undefined ? {} : jsonStruct(shape, members);
    return {
      status,
      headers: {
        "content-type": "application/json",
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": code,
      },
      body: JSON.stringify({ ...extra, message }),
    };
  },
} satisfies Protocol);

function bodyOf(shape: StructShape | undefined, output: Readonly<Record<string, unknown>>): string {
  if (shape === undefined) return "{}";
  const payload = shape.members.find(({ location }) => location.in === "payload");
  if (payload === undefined) return JSON.stringify(jsonStruct(shape, output));
  const value = output[payload.name];
  return value === undefined ? "" : JSON.stringify(jsonValue(payload.shape, value, payload.name));
}

const headerText = (value: unknown): string =>
  value instanceof Date ? writeTimestamp(value, "http-date") : String(value);

function readParts(
  shape: StructShape,
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Record<string, unknown> {
  const hasPayload = shape.members.some(({ location }) => location.in === "payload");
  const inBody = shape.members.some(({ location }) => location.in === "body");
  const body = hasPayload || inBody ? parseJson(request.body) : {};
  const input = inBody ? readJsonStruct(bodyMembers(shape), body) : {};
  for (const member of shape.members) {
    const value = readPart(member, request, labels, query, body);
    if (value !== undefined) input[member.name] = value;
  }
  return input;
}

const bodyShapes = new WeakMap<StructShape, StructShape>();

function bodyMembers(shape: StructShape): StructShape {
  let body = bodyShapes.get(shape);
  if (body === undefined) {
    body = { ...shape, members: shape.members.filter(({ location }) => location.in === "body") };
    bodyShapes.set(shape, body);
  }
  return body;
}

function readPart(
  member: Member,
  request: WireRequest,
  labels: Readonly<Record<string, string>>,
  query: URLSearchParams,
  body: unknown,
): unknown {
  const { location, shape } = member;
  switch (location.in) {
    case "label":
      return textPart(
        member,
        Object.hasOwn(labels, location.name) ? labels[location.name] : undefined,
      );
    case "header":
      return textPart(member, headerOf(request, location.name));
    case "query": {
      const values = query.getAll(location.name);
      if (shape.kind !== "list") return textPart(member, values[0]);
      const { item } = shape;
      if (values.length === 0) return undefined;
      return values.map((value) => textPart({ ...member, shape: item }, value));
    }
    case "payload":
      return readJson(shape, body, member.name);
    case "body":
    case "status":
      return undefined;
  }
}

function textPart(member: Member, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const { shape, name } = member;
  if (shape.kind === "struct" || shape.kind === "list" || shape.kind === "map") {
    throw serviceError("SerializationException", `The value of ${name} is not a simple value.`);
  }
  return readText(shape, text, name);
}
