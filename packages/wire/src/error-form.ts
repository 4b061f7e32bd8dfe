import { commonErrors, type ServiceError } from "./errors.ts";
import type { ErrorModel, ServiceModel } from "./model.ts";
import type { ErrorForm } from "./protocol.ts";

/**
 * An error as a service sends it: by the service's own model where that names the code, else by the table of common errors. A code
 * that neither knows is a defect of this program: what it says is for its log, and the caller gets InternalFailure.
 */
export function errorForm(model: ServiceModel | undefined, error: ServiceError): ErrorForm {
  const modelled = model?.errors.get(error.code);
  if (model !== undefined && modelled !== undefined) return modelledForm(model, modelled, error);
  const common = commonErrors.get(error.code);
  if (common === undefined) return defect;
  const form = common[model?.protocol ?? "query"];
  // AccessDenied is AccessDeniedException in JSON, which many services model, with a status of their own.
  const renamed = model?.errors.get(form.code);
  if (model !== undefined && renamed !== undefined) return modelledForm(model, renamed, error);
  return {
    ...form,
    fault: form.status >= 500 ? "Receiver" : "Sender",
    message: error.message,
    messageMember: "message",
    shape: undefined,
    members: {},
  };
}

const modelledForm = (
  { protocol }: ServiceModel,
  { name, code, status, fault, messageMember, extra }: ErrorModel,
  { message, members }: ServiceError,
): ErrorForm => ({
  code: protocol === "query" ? code : name,
  status,
  fault,
  message,
  messageMember,
  shape: extra,
  members,
});

const defect: ErrorForm = Object.freeze({
  code: "InternalFailure",
  status: 500,
  fault: "Receiver",
  message: "The request processing has failed because of an unknown error, exception or failure.",
  messageMember: "message",
  shape: undefined,
  members: {},
});
