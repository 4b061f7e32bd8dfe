import { bodyWriter, jsonWriter } from "../json/write-json.ts";
import { isRecord, type StructShape } from "../shape.ts";
import { writeTimestamp } from "../text.ts";

/** An output, laid out for HTTP. */
export interface WrittenParts {
  /** Where a member of the output is the status. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Lays out an output. Throws TypeError where it is not of the shape. */
export type PartsWriter = (output: unknown, name: string) => WrittenParts;

/** Compiles the writer of an output: headers, status, and a body of members or of one payload. */
export function partsWriter(shape: StructShape): PartsWriter {
  const headers = shape.members.flatMap(({ name, location }) =>
    location.in === "header" ? [{ name, header: location.name }] : [],
  );
  const status = shape.members.find(({ location }) => location.in === "status")?.name;
  const writeBody = bodyOf(shape);
  return (output, name) => {
    if (!isRecord(output)) throw new TypeError(`The output of ${name} must be a structure.`);
    const written: Record<string, string> = {};
    for (const { name: member, header } of headers) {
      const value = output[member];
      if (value !== undefined && value !== null) written[header] = headerText(value);
    }
    const own = status === undefined ? undefined : output[status];
    return {
      status: typeof own === "number" ? own : undefined,
      headers: written,
      body: writeBody(output, name),
    };
  };
}

function bodyOf(
  shape: StructShape,
): (output: Readonly<Record<string, unknown>>, name: string) => string {
  const payload = shape.members.find(({ location }) => location.in === "payload");
  if (payload === undefined) {
    const write = bodyWriter(shape);
    return (output, name) => JSON.stringify(write(output, name));
  }
  const write = jsonWriter(payload.shape);
  return (output) => {
    const value = output[payload.name];
    return value === undefined ? "" : JSON.stringify(write(value, payload.name));
  };
}

const headerText = (value: unknown): string =>
  value instanceof Date ? writeTimestamp(value, "http-date") : String(value);
