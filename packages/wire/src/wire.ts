import { errorForm } from "./error-form.ts";
import { type ServiceError, serviceError } from "./errors.ts";
import { jsonProtocol } from "./json/json-protocol.ts";
import { defaultLimits, type RequestLimits } from "./limits.ts";
import type { OperationModel, ServiceModel } from "./model.ts";
import type { Protocol, ReadRequest } from "./protocol.ts";
import { queryProtocol } from "./query/query-protocol.ts";
import type { WireAnswer, WireRequest } from "./request.ts";
import { restProtocol } from "./rest/rest-protocol.ts";
import { isRecord } from "./shape.ts";

const protocols = {
  query: queryProtocol,
  json: jsonProtocol,
  rest: restProtocol,
} as const satisfies Record<ServiceModel["protocol"], Protocol>;

/**
 * Reads the operation and input of a request. Throws ServiceError: RequestEntityTooLarge, MissingAction, InvalidAction,
 * MalformedInput; each service's protocol has its own names for them.
 */
export function readRequest(
  model: ServiceModel,
  request: WireRequest,
  limits: RequestLimits = defaultLimits,
): ReadRequest {
  if (request.body.byteLength + request.query.length > limits.bodyBytes) {
    throw serviceError(
      "RequestEntityTooLarge",
      `The request is larger than ${limits.bodyBytes} bytes.`,
    );
  }
  const { operation, input } = protocols[model.protocol].read(model, request, limits);
  if (!isRecord(input)) throw new TypeError(`The input of ${operation.name} must be a structure.`);
  return { operation, input };
}

/** The answer of an operation in its service's protocol. Throws TypeError where the output is not of the operation's shape. */
export const writeOutput = (
  model: ServiceModel,
  operation: OperationModel,
  output: object,
  requestId: string,
): WireAnswer => protocols[model.protocol].writeOutput(model, operation, output, requestId);

/** An error in its service's protocol; in Query where the service is not known. */
export const writeError = (
  model: ServiceModel | undefined,
  error: ServiceError,
  requestId: string,
): WireAnswer =>
  protocols[model?.protocol ?? "query"].writeError(model, errorForm(model, error), requestId);
