import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  loadService,
  readRequest,
  type ServiceModel,
  type ServiceName,
  serviceError,
  services,
  type WireAnswer,
  type WireRequest,
  writeError,
  writeOutput,
} from "../src/index.ts";
import { syntheticStruct } from "./synthetic-value.ts";

/** How many operations and modelled errors each client has: a client that gains some is noticed here. */
const counts: Readonly<Record<ServiceName, readonly [operations: number, errors: number]>> = {
  iam: [180, 38],
  sts: [12, 15],
  organizations: [63, 50],
  "sso-admin": [79, 7],
  identitystore: [19, 7],
  "access-analyzer": [39, 9],
  "sso-oidc": [4, 14],
  sso: [4, 4],
  cloudtrail: [60, 86],
};

const names = Object.keys(counts) as ServiceName[];

let server: Server;
let answer: (request: WireRequest) => WireAnswer;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const [path = "", query = ""] = (request.url ?? "").split("?");
      const headers = request.headers;
      const { method = "" } = request;
      const answered = answer({ method, path, query, headers, body: Buffer.concat(chunks) });
      response.writeHead(answered.status, answered.headers).end(answered.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Client {
  send(command: unknown): Promise<Record<string, unknown>>;
}

/** The client of a service and its commands, as an SDK user makes them. */
async function clientOf(model: ServiceModel) {
  const module: Record<string, unknown> = { ...(await model.load()) };
  const name = Object.keys(module).find((key) => /^[A-Z].*Client$/.test(key) && key !== "__Client");
  const settings = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "us-east-1",
    maxAttempts: 1,
    token: { token: "bearer" },
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  };
  const make = module[name ?? ""] as new (settings: object) => Client;
  const command = (operation: string, input: object): unknown =>
    new (module[`${operation}Command`] as new (input: object) => unknown)(input);
  return { client: new make(settings), command };
}

describe.each(names)("%s", (name) => {
  test("has the operations and errors that are counted here", async () => {
    const model = await loadService(name);
    expect(model.operations.size).toBe(counts[name][0]);
    expect(new Set(model.errors.values()).size).toBe(counts[name][1]);
    expect(services[name].signingName).not.toBe("");
  });

  test("every operation goes there and back through the SDK's client", async () => {
    const model = await loadService(name);
    const { client, command } = await clientOf(model);
    for (const operation of model.operations.values()) {
      const input = operation.input === undefined ? {} : syntheticStruct(operation.input);
      const output = operation.output === undefined ? {} : syntheticStruct(operation.output);
      let read: unknown;
      answer = (request) => {
        const found = readRequest(model, request);
        read = found;
        return writeOutput(model, found.operation, output, "request-id");
      };
      const { $metadata, ...answered } = await client.send(command(operation.name, input));
      expect(read, operation.name).toEqual({ operation, input });
      expect(answered, operation.name).toEqual(output);
      expect($metadata).toMatchObject({ requestId: "request-id" });
    }
  });

  test("every modelled error reaches the SDK's client as its own class", async () => {
    const model = await loadService(name);
    const { client, command } = await clientOf(model);
    const [operation] = model.operations.values();
    const input = operation?.input === undefined ? {} : syntheticStruct(operation.input);
    for (const error of new Set(model.errors.values())) {
      const message = `<&> "é" ${error.code}`;
      answer = () => writeError(model, serviceError(error.code, message), "request-id");
      const thrown = await client
        .send(command(operation?.name ?? "", input))
        .catch((caught) => caught);
      expect([thrown.name, error.code], error.name).toContain(error.code);
      expect([error.name, error.code]).toContain(thrown.name);
      expect(thrown.message).toBe(message);
      expect(thrown.$metadata.httpStatusCode).toBe(error.status);
    }
  });
});
