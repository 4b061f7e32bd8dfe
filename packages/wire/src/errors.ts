/** Who is at fault: the caller, or this service. */
export type Fault = "Sender" | "Receiver";

/** An error that the caller gets in the form of the service's protocol. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  /** The code as the wire carries it: `NoSuchEntity`, not `NoSuchEntityException`. */
  readonly code: string;
  readonly members: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.members = members;
  }
}

/** Makes an error. A modelled code takes its status from the service's schema, others from `commonErrors`. */
export const serviceError = (
  code: string,
  message: string,
  members?: Readonly<Record<string, unknown>>,
): ServiceError => new ServiceError(code, message, members);

/** How one protocol sends an error that no model names. */
export interface CommonForm {
  readonly code: string;
  readonly status: number;
}

/** An error that no model names, in each protocol. */
export interface CommonError {
  readonly query: CommonForm;
  readonly json: CommonForm;
  readonly rest: CommonForm;
}

/** A row: canonical code, its status in Query, the name in JSON protocols, its status in JSON and in REST. */
type Row = readonly [code: string, query: number, name: string, json: number, rest: number];

/**
 * Errors that no model names ("IAM API Reference: Common Error Types", "AWS Organizations API Reference: Common Errors"). JSON
 * services answer 400 where Query and REST services answer 403.
 */
const rows: readonly Row[] = [
  ["AccessDenied", 403, "AccessDeniedException", 400, 403],
  ["ExpiredToken", 403, "ExpiredTokenException", 400, 403],
  ["IncompleteSignature", 400, "IncompleteSignatureException", 400, 403],
  ["InternalFailure", 500, "InternalFailure", 500, 500],
  ["InvalidAction", 400, "UnknownOperationException", 400, 404],
  ["InvalidClientTokenId", 403, "UnrecognizedClientException", 400, 403],
  ["InvalidParameterCombination", 400, "InvalidParameterCombination", 400, 400],
  ["InvalidParameterValue", 400, "InvalidParameterValue", 400, 400],
  ["InvalidQueryParameter", 400, "InvalidQueryParameter", 400, 400],
  ["MalformedInput", 400, "SerializationException", 400, 400],
  ["MalformedQueryString", 404, "MalformedQueryString", 404, 404],
  ["MethodNotAllowed", 405, "MethodNotAllowed", 405, 405],
  ["MissingAction", 400, "UnknownOperationException", 400, 404],
  ["MissingAuthenticationToken", 403, "MissingAuthenticationTokenException", 400, 403],
  ["MissingParameter", 400, "MissingParameter", 400, 400],
  ["OptInRequired", 403, "OptInRequired", 403, 403],
  ["RequestEntityTooLarge", 413, "RequestEntityTooLargeException", 413, 413],
  ["RequestExpired", 400, "RequestExpired", 400, 400],
  ["ServiceUnavailable", 503, "ServiceUnavailableException", 503, 503],
  ["SignatureDoesNotMatch", 403, "InvalidSignatureException", 400, 403],
  ["Throttling", 400, "ThrottlingException", 400, 429],
  ["ValidationError", 400, "ValidationException", 400, 400],
];

/** Every common error by its canonical code, and by the name that JSON services give it where that is another one. */
export const commonErrors: ReadonlyMap<string, CommonError> = tableOf(rows);

function tableOf(given: readonly Row[]): ReadonlyMap<string, CommonError> {
  const table = new Map<string, CommonError>();
  for (const [code, query, name, json, rest] of given) {
    const form = Object.freeze({
      query: { code, status: query },
      json: { code: name, status: json },
      rest: { code: name, status: rest },
    });
    table.set(code, form);
    if (!table.has(name)) table.set(name, form);
  }
  return table;
}
