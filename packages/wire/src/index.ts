export { commonErrors, ServiceError, serviceError } from "./errors.ts";
export { identifyService } from "./identify-service.ts";
export { defaultLimits, type RequestLimits } from "./limits.ts";
export {
  type ErrorModel,
  loadService,
  type OperationModel,
  type ServiceModel,
} from "./model.ts";
export type { OperationInput, OperationName, OperationOutput } from "./operation-types.ts";
export type { ReadRequest } from "./protocol.ts";
export { auditValue } from "./redact.ts";
export { headerOf, type WireAnswer, type WireRequest } from "./request.ts";
export { type ServiceName, type ServiceTraits, services } from "./services.ts";
export * from "./sigv4/index.ts";
export type { Violation } from "./validation/check.ts";
export { validateInput } from "./validation/validate-input.ts";
export { readRequest, writeError, writeOutput } from "./wire.ts";
