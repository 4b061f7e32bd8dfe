import { serviceError } from "../errors.ts";
import type { Protocol } from "../protocol.ts";
import { type FormNode, parseForm } from "./form.ts";
import { readStruct } from "./read-form.ts";
import { escapeXml, writeStruct } from "./xml.ts";

const xmlHeaders = (requestId: string) => ({
  "content-type": "text/xml",
  "x-amzn-requestid": requestId,
});

/** AWS Query: a form in, XML out ("AWS Query protocol" of the Smithy specification). */
export const queryProtocol: Protocol = Object.freeze({
  read(model, request) {
    const form = formOf(request.query, request.body);
    const action = form.children.get("Action")?.value;
    const version = form.children.get("Version")?.value ?? model.version;
    if (action === undefined || action === "") {
      throw serviceError("MissingAction", "The request must contain the parameter Action.");
    }
    const operation = version === model.version ? model.operations.get(action) : undefined;
    if (operation === undefined) {
      throw serviceError(
        "InvalidAction",
        `Could not find operation ${action.slice(0, 128)} for version ${version.slice(0, 32)}`,
      );
    }
    const input = operation.input === undefined ? {} : readStruct(operation.input, form);
    return { operation, input };
  },
  writeOutput(model, operation, output, requestId) {
    const { name } = operation;
    const result =
      operation.output === undefined
        ? ""
        : `<${name}Result>${writeStruct(operation.output, output)}</${name}Result>`;
    return {
      status: 200,
      headers: xmlHeaders(requestId),
      body:
        `<${name}Response xmlns="${model.xmlNamespace}">${result}` +
        `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`,
    };
  },
  writeError(model, { code, status, fault, message, members }, requestId) {
    const shape = model?.errors.get(code)?.shape;
    const extra = shape === undefined ? "" : writeStruct(shape, members);
    const namespace = model?.xmlNamespace === undefined ? "" : ` xmlns="${model.xmlNamespace}"`;
    return {
      status,
      headers: xmlHeaders(requestId),
      body:
        `<ErrorResponse${namespace}><Error><Type>${fault}</Type><Code>${code}</Code>` +
        `<Message>${escapeXml(message)}</Message>${extra}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    };
  },
} satisfies Protocol);

/** The parameters of the query string and of the body; a signature in the query string lies among them and is ignored. */
function formOf(query: string, body: Uint8Array): FormNode {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  return parseForm(query === "" ? text : text === "" ? query : `${query}&${text}`);
}
