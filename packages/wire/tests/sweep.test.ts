import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  loadService,
  type OperationModel,
  readRequest,
  type ServiceModel,
  type ServiceName,
  serviceError,
  services,
  writeError,
  writeOutput,
} from "../src/index.ts";
import { syntheticStruct, variants, widestUnion } from "./synthetic-value.ts";
import { startWireServer, type WireServer } from "./wire-server.ts";

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

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());

interface Client {
  send(command: unknown): Promise<Record<string, unknown>>;
}

/** The client of a service and its commands, as an SDK user makes them. */
async function clientOf(model: ServiceModel) {
  const module: Record<string, unknown> = { ...(await model.load()) };
  const name = Object.keys(module).find((key) => /^[A-Z].*Client$/.test(key) && key !== "__Client");
  const settings = {
    endpoint: server.endpoint,
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

const emptyItems = (model: ServiceModel): boolean => model.protocol !== "query";

/** Enough variants that every member of every union travels once. */
function variantsOf({ input, output }: OperationModel): number {
  const unions = [input, output].map((shape) => (shape === undefined ? 1 : widestUnion(shape)));
  return Math.max(variants, ...unions);
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
      for (let number = 0; number < variantsOf(operation); number += 1) {
        const variant = { number, emptyItems: emptyItems(model) };
        const input =
          operation.input === undefined ? {} : syntheticStruct(operation.input, variant);
        const output =
          operation.output === undefined ? {} : syntheticStruct(operation.output, variant);
        let read: unknown;
        server.answerBy((request) => {
          const found = readRequest(model, request);
          read = found;
          return writeOutput(model, found.operation, output, "request-id");
        });
        const { $metadata, ...answered } = await client
          .send(command(operation.name, input))
          .catch((error: unknown) => {
            throw server.failure() ?? error;
          });
        expect(read, operation.name).toEqual({ operation, input });
        expect(answered, operation.name).toEqual(output);
        expect($metadata).toMatchObject({ requestId: "request-id" });
      }
    }
  });

  test("every modelled error reaches the SDK's client as its own class", async () => {
    const model = await loadService(name);
    const { client, command } = await clientOf(model);
    const [operation] = model.operations.values();
    const variant = { number: 1, emptyItems: emptyItems(model) };
    const input = operation?.input === undefined ? {} : syntheticStruct(operation.input, variant);
    const module: Record<string, unknown> = { ...(await model.load()) };
    for (const error of new Set(model.errors.values())) {
      const message = ` <&> "é"\r\n ${error.code}`;
      const members = syntheticStruct(error.extra, variant);
      server.answerBy(() =>
        writeError(model, serviceError(error.code, message, members), "request-id"),
      );
      const thrown = await client
        .send(command(operation?.name ?? "", input))
        .catch((caught) => caught);
      expect(thrown, error.name).toBeInstanceOf(module[error.name]);
      expect([error.name, error.code]).toContain(thrown.name);
      expect(thrown.message).toBe(message);
      expect(thrown.$metadata.httpStatusCode).toBe(error.status);
      expect(thrown.$metadata.requestId).toBe("request-id");
      expect(thrown).toMatchObject(members);
    }
  });
});
