import { describe, expect, test } from "vitest";
import {
  loadService,
  type OperationModel,
  readRequest,
  type ServiceName,
  serviceError,
  services,
  writeError,
  writeOutput,
} from "../src/index.ts";
import { isRecord, type StructShape } from "../src/shape.ts";
import { botocore, botocoreMissing } from "./botocore.ts";
import { syntheticStruct } from "./synthetic-value.ts";

/** Blobs and dates in the script's form. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.getTime() / 1000 };
  if (value instanceof Uint8Array) return { $blob: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const namesInBotocore: Readonly<Partial<Record<ServiceName, string>>> = {
  "access-analyzer": "accessanalyzer",
};

/** How many operations and members are younger than this botocore, in answers and in requests: it can say nothing of them. */
const younger: Readonly<
  Partial<Record<ServiceName, readonly [answers: number, requests: number]>>
> = {
  iam: [5, 6],
  sts: [15, 9],
  "sso-admin": [7, 1],
  cloudtrail: [3, 2],
};

const youngerIn = (cases: readonly Record<string, unknown>[]): readonly unknown[] =>
  [...new Set(cases.flatMap(({ younger: found }) => (Array.isArray(found) ? found : [])))].sort();

const names = Object.keys(services) as ServiceName[];

async function casesOf(
  name: ServiceName,
  shapeOf: (operation: OperationModel) => StructShape | undefined,
) {
  const model = await loadService(name);
  const variant = { number: 1, emptyItems: false };
  return [...model.operations.values()].map((operation) => {
    const shape = shapeOf(operation);
    return { model, operation, value: shape === undefined ? {} : syntheticStruct(shape, variant) };
  });
}

describe.skipIf(botocoreMissing).each(names)("%s", (name) => {
  const service = namesInBotocore[name] ?? name;

  test("botocore reads every answer that the wire writes", async () => {
    const cases = await casesOf(name, ({ output }) => output);
    const read = botocore(
      "read",
      cases.map(({ model, operation, value }) => ({
        service,
        operation: operation.name,
        value: plain(value),
        ...writeOutput(model, operation, value, "request-id"),
      })),
    );
    for (const [place, { operation }] of cases.entries()) {
      const { parsed, meant } = read[place] ?? {};
      if (!isRecord(parsed)) continue;
      const { ResponseMetadata, ...members } = parsed;
      expect(members, operation.name).toEqual(meant);
      expect(ResponseMetadata).toMatchObject({ RequestId: "request-id" });
    }
    expect(youngerIn(read)).toHaveLength(younger[name]?.[0] ?? 0);
  });

  test("the wire reads every request that botocore writes", async () => {
    const cases = await casesOf(name, ({ input }) => input);
    const written = botocore(
      "write",
      cases.map(({ operation, value }) => ({
        service,
        operation: operation.name,
        value: plain(value),
      })),
    );
    for (const [place, { model, operation }] of cases.entries()) {
      const { url, method, headers, body, meant } = written[place] ?? {};
      if (meant === undefined) continue;
      const [path = "", query = ""] = String(url).replace("http://127.0.0.1", "").split("?");
      const read = readRequest(model, {
        method: String(method),
        path,
        query,
        headers: Object(headers),
        body: Buffer.from(String(body)),
      });
      expect(read.operation.name).toBe(operation.name);
      expect(plain(read.input), operation.name).toEqual(meant);
    }
    expect(youngerIn(written)).toHaveLength(younger[name]?.[1] ?? 0);
  });

  test("botocore reads every modelled error with the code and message that were meant", async () => {
    const model = await loadService(name);
    const [operation] = model.operations.keys();
    const errors = [...new Set(model.errors.values())];
    const message = ` <&> "é"\r\n 😀 `;
    const read = botocore(
      "read",
      errors.map(({ code }) => ({
        service,
        operation,
        value: {},
        ...writeError(model, serviceError(code, message), "request-id"),
      })),
    );
    for (const [place, error] of errors.entries()) {
      expect(read[place]?.["parsed"], error.name).toMatchObject({
        Error: { Code: model.protocol === "query" ? error.code : error.name, Message: message },
        ResponseMetadata: { HTTPStatusCode: error.status, RequestId: "request-id" },
      });
    }
  });
});
