import type { Fault } from "./errors.ts";
import type { RequestLimits } from "./limits.ts";
import type { OperationModel, ServiceModel } from "./model.ts";
import type { WireAnswer, WireRequest } from "./request.ts";
import type { StructShape } from "./shape.ts";

/** A request that was read: which operation, and its input, not yet validated. */
export interface ReadRequest {
  readonly operation: OperationModel;
  readonly input: Record<string, unknown>;
}

/** An error on its way out, in the names of its service. */
export interface ErrorForm {
  readonly code: string;
  readonly status: number;
  readonly fault: Fault;
  readonly message: string;
  /** The name of the member that carries the message in JSON. */
  readonly messageMember: string;
  /** The further members of a modelled error. */
  readonly shape: StructShape | undefined;
  readonly members: Readonly<Record<string, unknown>>;
}

/** One of AWS's protocols, in the server's direction. */
export interface Protocol {
  /** Throws ServiceError: InvalidAction, MissingAction, MalformedInput. */
  read(
    model: ServiceModel,
    request: WireRequest,
    limits: RequestLimits,
  ): { readonly operation: OperationModel; readonly input: unknown };
  writeOutput(
    model: ServiceModel,
    operation: OperationModel,
    output: object,
    requestId: string,
  ): WireAnswer;
  writeError(model: ServiceModel | undefined, error: ErrorForm, requestId: string): WireAnswer;
}
