import { serviceError } from "../errors.ts";
import { jsonWriter } from "../json/write-json.ts";
import type { Protocol } from "../protocol.ts";
import { parseQueryString, rawParameters } from "../query-string.ts";
import type { StructShape } from "../shape.ts";
import { type PartsReader, partsReader } from "./read-parts.ts";
import { type PartsWriter, partsWriter } from "./write-parts.ts";

const readers = new WeakMap<StructShape, PartsReader>();
const writers = new WeakMap<StructShape, PartsWriter>();

/** REST with JSON bodies ("AWS restJson1 protocol" of the Smithy specification). */
export const restProtocol: Protocol = Object.freeze({
  read(model, request, limits) {
    rawParameters(request.query, limits);
    const query = parametersByName(request.query);
    const route = model.route(request.method, request.path, query);
    if (route === undefined) {
      throw serviceError("InvalidAction", "No operation has this method and path.");
    }
    const { operation, labels } = route;
    const shape = operation.input;
    if (shape === undefined) return { operation, input: {} };
    const read = memoised(readers, shape, partsReader);
    return { operation, input: read({ request, labels, query, limits }) };
  },
  writeOutput(_model, { name, http, output: shape }, output, requestId) {
    const headers = { "content-type": "application/json", "x-amzn-requestid": requestId };
    if (shape === undefined) return { status: http.status, headers, body: "{}" };
    const parts = memoised(writers, shape, partsWriter)(output, name);
    return {
      status: parts.status ?? http.status,
      headers: { ...headers, ...parts.headers },
      body: parts.body,
    };
  },
  writeError(_model, { code, status, messageMember, message, shape, members }, requestId) {
    const extra: unknown = shape === undefined ? {} : jsonWriter(shape)(members, code);
    return {
      status,
      headers: {
        "content-type": "application/json",
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": code,
      },
      body: JSON.stringify({ ...(typeof extra === "object" && extra), [messageMember]: message }),
    };
  },
} satisfies Protocol);

function parametersByName(query: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  for (const { name, value } of parseQueryString(query)) {
    const values = parameters.get(name);
    if (values === undefined) parameters.set(name, [value]);
    else values.push(value);
  }
  return parameters;
}

function memoised<T>(
  known: WeakMap<StructShape, T>,
  shape: StructShape,
  compile: (shape: StructShape) => T,
): T {
  const present = known.get(shape);
  if (present !== undefined) return present;
  const made = compile(shape);
  known.set(shape, made);
  return made;
}
