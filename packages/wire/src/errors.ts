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

interface CommonError {
  readonly status: number;
  /** The name that JSON services give to the same thing; absent: the code itself. */
  readonly json?: string;
}

/** Errors that no model names ("IAM API Reference: Common Error Types" and "AWS Organizations: Common Errors"). */
export const commonErrors: Readonly<Record<string, CommonError>> = Object.freeze({
  AccessDenied: { status: 403, json: "AccessDeniedException" },
  ExpiredToken: { status: 403, json: "ExpiredTokenException" },
  IncompleteSignature: { status: 403, json: "IncompleteSignatureException" },
  InternalFailure: { status: 500, json: "InternalFailure" },
  InvalidAction: { status: 400, json: "UnknownOperationException" },
  InvalidClientTokenId: { status: 403, json: "UnrecognizedClientException" },
  InvalidParameterCombination: { status: 400 },
  MalformedInput: { status: 400, json: "SerializationException" },
  MalformedQueryString: { status: 404 },
  MethodNotAllowed: { status: 405 },
  MissingAction: { status: 400, json: "UnknownOperationException" },
  MissingAuthenticationToken: { status: 403, json: "MissingAuthenticationTokenException" },
  RequestEntityTooLarge: { status: 413, json: "RequestEntityTooLargeException" },
  RequestExpired: { status: 400, json: "RequestExpired" },
  SerializationException: { status: 400 },
  ServiceUnavailable: { status: 503, json: "ServiceUnavailableException" },
  SignatureDoesNotMatch: { status: 403, json: "InvalidSignatureException" },
  Throttling: { status: 400, json: "ThrottlingException" },
  UnknownOperationException: { status: 404 },
  ValidationError: { status: 400, json: "ValidationException" },
});
