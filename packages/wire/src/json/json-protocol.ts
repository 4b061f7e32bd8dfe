import { serviceError } from "../errors.ts";
import type { Protocol } from "../protocol.ts";
import { headerOf } from "../request.ts";
import { parseJson } from "./parse-json.ts";
import { jsonReader } from "./read-json.ts";
import { targetOf } from "./target.ts";
import { jsonWriter } from "./write-json.ts";

/** AWS JSON 1.0 and 1.1 ("AWS JSON 1.1 protocol" of the Smithy specification). */
export const jsonProtocol: Protocol = Object.freeze({
  read(model, request, limits) {
    const target = targetOf(headerOf(request, "x-amz-target"));
    const own = target?.service === model.targetPrefix;
    const operation = own && target ? model.operations.get(target.operation) : undefined;
    if (operation === undefined) {
      throw serviceError("InvalidAction", "The operation that X-Amz-Target names does not exist.");
    }
    const body = parseJson(request.body, limits);
    const input: unknown =
      operation.input === undefined ? {} : jsonReader(operation.input)(body, operation.name);
    return { operation, input };
  },
  writeOutput(model, operation, output, requestId) {
    const { output: shape } = operation;
    return {
      status: 200,
      headers: {
        "content-type": `application/x-amz-json-${model.jsonVersion}`,
        "x-amzn-requestid": requestId,
      },
      body: shape === undefined ? "{}" : JSON.stringify(jsonWriter(shape)(output, operation.name)),
    };
  },
  writeError(model, { code, status, messageMember, message, shape, members }, requestId) {
    const extra: unknown = shape === undefined ? {} : jsonWriter(shape)(members, code);
    return {
      status,
      headers: {
        "content-type": `application/x-amz-json-${model?.jsonVersion ?? "1.1"}`,
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": code,
      },
      body: JSON.stringify({
        __type: code,
        ...(typeof extra === "object" && extra),
        [messageMember]: message,
      }),
    };
  },
} satisfies Protocol);
