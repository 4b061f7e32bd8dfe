import { serviceError } from "../errors.ts";
import type { Protocol } from "../protocol.ts";
import { headerOf } from "../request.ts";
import { parseJson, readJsonStruct } from "./read-json.ts";
import { jsonStruct } from "./write-json.ts";

/** The operation that X-Amz-Target names, and what stands before it. */
export function targetOf(
  header: string | undefined,
): { prefix: string; operation: string } | undefined {
  if (header === undefined) return undefined;
  const dot = header.lastIndexOf(".");
  return dot < 0 ? undefined : { prefix: header.slice(0, dot), operation: header.slice(dot + 1) };
}

/** AWS JSON 1.0 and 1.1 ("AWS JSON 1.1 protocol" of the Smithy specification). */
export const jsonProtocol: Protocol = Object.freeze({
  read(model, request) {
    const target = targetOf(headerOf(request, "x-amz-target"));
    const operation = target && model.operations.get(target.operation);
    if (operation === undefined) {
      throw serviceError("InvalidAction", "The operation that X-Amz-Target names does not exist.");
    }
    const body = parseJson(request.body);
    const input = operation.input === undefined ? {} : readJsonStruct(operation.input, body);
    return { operation, input };
  },
  writeOutput(model, operation, output, requestId) {
    return {
      status: 200,
      headers: {
        "content-type": `application/x-amz-json-${model.jsonVersion}`,
        "x-amzn-requestid": requestId,
      },
      body:
        operation.output === undefined
          ? "{}"
          : JSON.stringify(jsonStruct(operation.output, output)),
    };
  },
  writeError(model, { code, status, message, members }, requestId) {
    const shape = model?.errors.get(code)?.shape;
    const extra = shape === undefined ? {} : jsonStruct(shape, members);
    return {
      status,
      headers: {
        "content-type": `application/x-amz-json-${model?.jsonVersion ?? "1.1"}`,
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": code,
      },
      body: JSON.stringify({ __type: code, ...extra, message, Message: message }),
    };
  },
} satisfies Protocol);
