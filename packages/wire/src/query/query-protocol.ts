import { serviceError } from "../errors.ts";
import type { RequestLimits } from "../limits.ts";
import type { OperationModel, ServiceModel } from "../model.ts";
import type { Protocol } from "../protocol.ts";
import type { WireRequest } from "../request.ts";
import { bodyText } from "../text.ts";
import { type FormNode, parseForm } from "./form.ts";
import { formReader } from "./read-form.ts";
import { escapeXml, xmlWriter } from "./xml.ts";

const xmlHeaders = (requestId: string) => ({
  "content-type": "text/xml",
  "x-amzn-requestid": requestId,
});

/** The namespace of an error that no service of its own answers. */
const faultNamespace = "http://webservices.amazon.com/AWSFault/2005-15-09";

/** AWS Query: a form in, XML out ("AWS Query protocol" of the Smithy specification). */
export const queryProtocol: Protocol = Object.freeze({
  read(model, request, limits) {
    const form = formOf(request, limits);
    const operation = operationOf(model, form);
    const input: unknown =
      operation.input === undefined ? {} : formReader(operation.input)(form, operation.name);
    return { operation, input };
  },
  writeOutput(model, operation, output, requestId) {
    const { name } = operation;
    // An operation without output has no result element: the SDKs look for it only where the model has one.
    const result =
      operation.output === undefined
        ? ""
        : `<${name}Result>${xmlWriter(operation.output)(output, name)}</${name}Result>`;
    return {
      status: 200,
      headers: xmlHeaders(requestId),
      body:
        `<${name}Response xmlns="${model.xmlNamespace}">${result}` +
        `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata></${name}Response>`,
    };
  },
  writeError(model, { code, status, fault, message, shape, members }, requestId) {
    const extra = shape === undefined ? "" : xmlWriter(shape)(members, code);
    return {
      status,
      headers: xmlHeaders(requestId),
      body:
        `<ErrorResponse xmlns="${model?.xmlNamespace ?? faultNamespace}"><Error><Type>${fault}</Type>` +
        `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>${extra}</Error>` +
        `<RequestId>${escapeXml(requestId)}</RequestId></ErrorResponse>`,
    };
  },
} satisfies Protocol);

/** The parameters of the query string and of the body; a signature in the query string lies among them and is ignored. */
const formOf = (request: WireRequest, limits: RequestLimits): FormNode =>
  parseForm(request.query, bodyText(request.body), limits);

/** The operation that Action and Version name, which only a map of operations is asked for. */
function operationOf(model: ServiceModel, form: FormNode): OperationModel {
  const action = form.children?.get("Action")?.value;
  const version = form.children?.get("Version")?.value;
  if (action === undefined || action === "") {
    throw serviceError("MissingAction", "The request must contain the parameter Action.");
  }
  const operation = version === model.version ? model.operations.get(action) : undefined;
  if (operation === undefined) {
    throw serviceError(
      "InvalidAction",
      `Could not find operation ${action.slice(0, 128)} for version ${version?.slice(0, 64) || "NO_VERSION_SPECIFIED"}`,
    );
  }
  return operation;
}
