import { NormalizedSchema } from "@smithy/core/schema";
import { commonErrors } from "./errors.ts";
import { type ServiceName, type ServiceTraits, services } from "./services.ts";
import { type StructShape, structOf } from "./shape.ts";
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
  /** The code on the wire of this service. */
  readonly code: string;
  readonly status: number;
  readonly fault: "Sender" | "Receiver";
  readonly shape: StructShape;
}

/** A service, compiled from the SDK's schemas. */
export interface ServiceModel extends ServiceTraits {
  readonly name: ServiceName;
  readonly operations: ReadonlyMap<string, OperationModel>;
  /** By wire code and by shape name. */
  readonly errors: ReadonlyMap<string, ErrorModel>;
  readonly constraints: Constraints;
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

const operationCode = 9;
const errorCode = -3;
/** Where the SDK puts the base class of a service's exceptions, which no service sends. */
const syntheticNamespace = "smithy.ts.sdk.synthetic";

async function compileService(name: ServiceName): Promise<ServiceModel> {
  const traits = services[name];
  const [client, constraints] = await Promise.all([traits.load(), loadConstraints(name)]);
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, ErrorModel>();
  for (const [exported, value] of Object.entries(client)) {
    if (!exported.endsWith("$") || !isTuple(value)) continue;
    if (value[0] === operationCode) {
      const operation = operationOf(name, value);
      operations.set(operation.name, operation);
    } else if (value[0] === errorCode && !String(value[1]).startsWith(syntheticNamespace)) {
      const error = errorOf(value);
      errors.set(error.name, error).set(error.code, error);
    }
  }
  return Object.freeze({ ...traits, name, operations, errors, constraints });
}

const isTuple = (value: unknown): value is SchemaTuple => Array.isArray(value);

type SchemaReference = Parameters<typeof NormalizedSchema.of>[0];

/** The schema at a place of a tuple. The SDK's own types leave the layout open; the sweep over every operation pins it. */
const schemaAt = (tuple: SchemaTuple, place: number): NormalizedSchema =>
  NormalizedSchema.of(tuple[place] as SchemaReference);

function operationOf(service: ServiceName, tuple: SchemaTuple): OperationModel {
  const traits = tuple[3];
  const http =
    typeof traits === "object" && traits !== null && "http" in traits && isTuple(traits.http)
      ? traits.http
      : ["POST", "/", 200];
  return Object.freeze({
    name: String(tuple[2]),
    service,
    input: structAt(tuple, 4),
    output: structAt(tuple, 5),
    http: { method: String(http[0]), uri: String(http[1]), status: Number(http[2]) },
  });
}

function structAt(tuple: SchemaTuple, place: number): StructShape | undefined {
  const schema = schemaAt(tuple, place);
  return schema.isStructSchema() ? structOf(schema) : undefined;
}

function errorOf(tuple: SchemaTuple): ErrorModel {
  const name = String(tuple[2]);
  const schema = NormalizedSchema.of(tuple as unknown as SchemaReference);
  const traits: Readonly<Record<string, unknown>> = { ...schema.getMergedTraits() };
  const query = isTuple(traits["awsQueryError"]) ? traits["awsQueryError"] : undefined;
  return Object.freeze({
    name,
    code: String(query?.[0] ?? name),
    status: Number(query?.[1] ?? traits["httpError"] ?? (traits["error"] === "server" ? 500 : 400)),
    fault: traits["error"] === "server" ? "Receiver" : "Sender",
    shape: structOf(schema),
  });
}

/** Status and names of an error as a service sends it; a code that neither the model nor the common table knows is a defect. */
export function errorForm(
  model: ServiceModel | undefined,
  code: string,
): { readonly code: string; readonly status: number; readonly fault: "Sender" | "Receiver" } {
  const modelled = model?.errors.get(code);
  const json = model !== undefined && model.protocol !== "query";
  if (modelled !== undefined) {
    return { ...modelled, code: json ? modelled.name : modelled.code };
  }
  const common = commonErrors[code];
  if (common === undefined) return { code: "InternalFailure", status: 500, fault: "Receiver" };
  const jsonCode = common.json ?? code;
  const own = json ? model.errors.get(jsonCode) : undefined;
  return {
    code: json ? jsonCode : code,
    status: own?.status ?? (json && common.status === 403 ? 400 : common.status),
    fault: common.status >= 500 ? "Receiver" : "Sender",
  };
}
