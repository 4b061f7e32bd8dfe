import type { NormalizedSchema } from "@smithy/core/schema";
import type { Fault } from "./errors.ts";
import { type Router, routerOf } from "./rest/route.ts";
import { type ServiceName, type ServiceTraits, services } from "./services.ts";
import { type Member, type StructShape, structOf } from "./shape.ts";
import { type Constraints, loadConstraints } from "./validation/constraints.ts";

/** One operation: its shapes, and its place in HTTP where the protocol is REST. */
export interface OperationModel {
  readonly name: string;
  readonly service: ServiceName;
  /** Undefined: takes no input, gives no output. */
  readonly input: StructShape | undefined;
  readonly output: StructShape | undefined;
  readonly http: { readonly method: string; readonly uri: string; readonly status: number };
}

/** An error that the service models. */
export interface ErrorModel {
  /** The shape's name, which JSON services send. */
  readonly name: string;
  /** The code on the wire of Query services. */
  readonly code: string;
  readonly status: number;
  readonly fault: Fault;
  /** How the member that carries the message is called. */
  readonly messageMember: string;
  /** The members beside the message. */
  readonly extra: StructShape;
}

/** A service, compiled from the SDK's schemas. */
export interface ServiceModel extends ServiceTraits {
  readonly name: ServiceName;
  readonly operations: ReadonlyMap<string, OperationModel>;
  /** By wire code and by shape name. */
  readonly errors: ReadonlyMap<string, ErrorModel>;
  readonly constraints: Constraints;
  /** REST: from method and path to the operation. */
  readonly route: Router;
}

const loaded = new Map<ServiceName, Promise<ServiceModel>>();

/** The model of a service, compiled at its first use. */
export function loadService(name: ServiceName): Promise<ServiceModel> {
  let model = loaded.get(name);
  if (model === undefined) {
    model = compileService(name);
    loaded.set(name, model);
  }
  return model;
}

type SchemaTuple = readonly unknown[];
type Normalizer = typeof NormalizedSchema;

const operationCode = 9;
const errorCode = -3;
/** Where the SDK puts the base class of a service's exceptions, which no service sends. */
const syntheticNamespace = "smithy.ts.sdk.synthetic";

async function compileService(name: ServiceName): Promise<ServiceModel> {
  const traits = services[name];
  // The SDK is imported only here: its import takes longer than all else at start.
  const [{ NormalizedSchema }, client, constraints] = await Promise.all([
    import("@smithy/core/schema"),
    traits.load(),
    loadConstraints(name),
  ]);
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const [exported, value] of Object.entries(client)) {
    if (!exported.endsWith("$") || !isTuple(value)) continue;
    if (value[0] === operationCode) {
      const operation = operationOf(NormalizedSchema, name, value);
      operations.set(operation.name, operation);
    } else if (value[0] === errorCode && !String(value[1]).startsWith(syntheticNamespace)) {
      const error = errorOf(NormalizedSchema, traits.protocol, value);
      errors.set(error.name, error).set(error.code, error);
    }
  }
  const route = routerOf([...operations.values()]);
  return Object.freeze({ ...traits, name, operations, errors, constraints, route });
}

const isTuple = (value: unknown): value is SchemaTuple => Array.isArray(value);

type SchemaReference = Parameters<Normalizer["of"]>[0];

/** The SDK's types leave a tuple's layout open; the sweep over every operation and error pins it. */
const schemaOf = (normalizer: Normalizer, reference: unknown): NormalizedSchema =>
  normalizer.of(reference as SchemaReference);

function operationOf(
  normalizer: Normalizer,
  service: ServiceName,
  tuple: SchemaTuple,
): OperationModel {
  const [, , name, traits] = tuple;
  const http =
    typeof traits === "object" && traits !== null && "http" in traits && isTuple(traits.http)
      ? traits.http
      : ["POST", "/", 200];
  // Of all the operations of a service few are called: the shapes of one are read when it is.
  const input = once(() => structAt(normalizer, tuple[4]));
  const output = once(() => structAt(normalizer, tuple[5]));
  return Object.freeze({
    name: String(name),
    service,
    get input() {
      return input();
    },
    get output() {
      return output();
    },
    http: { method: String(http[0]), uri: String(http[1]), status: Number(http[2]) },
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function structAt(normalizer: Normalizer, reference: unknown): StructShape | undefined {
  const schema = schemaOf(normalizer, reference);
  return schema.isStructSchema() ? structOf(schema) : undefined;
}

/** The status of an error. JSON services answer 400 to every fault of the caller, whatever the model says ("Errors" in their API references). */
function statusOf(protocol: ServiceTraits["protocol"], server: boolean, modelled: unknown): number {
  if (protocol === "json" && !server) return 400;
  return Number(modelled ?? (server ? 500 : 400));
}

function errorOf(
  normalizer: Normalizer,
  protocol: ServiceTraits["protocol"],
  tuple: SchemaTuple,
): ErrorModel {
  const name = String(tuple[2]);
  const schema = schemaOf(normalizer, tuple);
  const traits: Readonly<Record<string, unknown>> = { ...schema.getMergedTraits() };
  const query = isTuple(traits["awsQueryError"]) ? traits["awsQueryError"] : undefined;
  const server = traits["error"] === "server";
  const shape = structOf(schema);
  return Object.freeze({
    name,
    code: String(query?.[0] ?? name),
    status: statusOf(protocol, server, query?.[1] ?? traits["httpError"]),
    fault: server ? "Receiver" : "Sender",
    messageMember: shape.members.find(isMessage)?.name ?? "message",
    extra: { ...shape, members: shape.members.filter((member) => !isMessage(member)) },
  });
}

const isMessage = ({ name }: Member): boolean => name === "message" || name === "Message";
