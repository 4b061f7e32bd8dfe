import type { OperationModel, ServiceModel } from "./model.ts";
import type { WireAnswer, WireRequest } from "./request.ts";

/** A request that was read: which operation, and its input, not yet validated. */
export interface ReadRequest {
  readonly operation: OperationModel;
  readonly input: Record<string, unknown>;
}

/** An error on its way out, in the names of its service. */
export interface ErrorForm {
  readonly code: string;
  readonly status: number;
  readonly fault: "Sender" | "Receiver";
  readonly message: string;
  readonly members: Readonly<Record<string, unknown>>;
}

/** One of AWS's protocols, in the server's direction. */
export interface Protocol {
  read(model: ServiceModel, request: WireRequest): ReadRequest;
  writeOutput(
    model: ServiceModel,
    operation: OperationModel,
    output: object,
    requestId: string,
  ): WireAnswer;
  writeError(model: ServiceModel | undefined, error: ErrorForm, requestId: string): WireAnswer;
}
