import type { ServiceError } from "./errors.ts";
import { jsonProtocol } from "./json/json-protocol.ts";
import { errorForm, type OperationModel, type ServiceModel } from "./model.ts";
import type { Protocol, ReadRequest } from "./protocol.ts";
import { queryProtocol } from "./query/query-protocol.ts";
import type { WireAnswer, WireRequest } from "./request.ts";
import { restProtocol } from "./rest/rest-protocol.ts";

const protocols = {
  query: queryProtocol,
  json: jsonProtocol,
  rest: restProtocol,
} as const satisfies Record<ServiceModel["protocol"], Protocol>;

/** Reads the operation and input of a request. Throws ServiceError: InvalidAction, MalformedInput, SerializationException … */
export const readRequest = (model: ServiceModel, request: WireRequest): ReadRequest =>
  protocols[model.protocol].read(model, request);

/** The answer of an operation in its service's protocol. */
export const writeOutput = (
  model: ServiceModel,
  operation: OperationModel,
  output: object,
  requestId: string,
): WireAnswer => protocols[model.protocol].writeOutput(model, operation, output, requestId);

/** An error in its service's protocol; in Query where the service is not known. */
export function writeError(
  model: ServiceModel | undefined,
  error: ServiceError,
  requestId: string,
): WireAnswer {
  const form = errorForm(model, error.code);
  // A code that no table knows is a defect of this program: what it says is for its log, not for the caller.
  const known = form.code !== "InternalFailure" || error.code === "InternalFailure";
  const message = known
    ? error.message
    : "The request processing has failed because of an unknown error.";
  return protocols[model?.protocol ?? "query"].writeError(
    model,
    { ...form, message, members: error.members },
    requestId,
  );
}
