import { randomUUID } from "node:crypto";
import { DirectoryUnavailableError } from "@ostiary/directory";
import {
  readRequest,
  ServiceError,
  type ServiceModel,
  serviceError,
  type WireAnswer,
  type WireRequest,
  writeError,
  writeOutput,
} from "@ostiary/wire";
import type { RequestFacts } from "../caller/request-context.ts";
import type { ServerState } from "../state.ts";
import { authenticate, clientHeader } from "./authenticate.ts";
import type { Call } from "./call.ts";
import { route } from "./route.ts";
import { run } from "./run.ts";
import type { Throttle } from "./throttle.ts";

/** What the connection says of a request. */
export interface Connection {
  readonly sourceIp: string;
  readonly secure: boolean;
}

/** An answer, and what the log and the metrics say of it. */
export interface Handled {
  readonly answer: WireAnswer;
  readonly requestId: string;
  readonly service: string;
  readonly operation: string;
  /** The error's code, or OK. */
  readonly code: string;
  /** A fault of this program, for its log. */
  readonly fault?: unknown;
}

interface Progress {
  model: ServiceModel | undefined;
  operation: string;
  input: Readonly<Record<string, unknown>>;
}

/** Answers a request: route, authenticate, read, validate, authorise, run, write. Never throws. */
export async function handle(
  state: ServerState,
  limits: Throttle,
  request: WireRequest,
  connection: Connection,
): Promise<Handled> {
  const requestId = randomUUID();
  const progress: Progress = { model: undefined, operation: "", input: {} };
  const told = () => ({
    requestId,
    service: progress.model?.name ?? "",
    operation: progress.operation,
  });
  try {
    const answer = await answerTo(state, limits, request, connection, requestId, progress);
    return { answer, code: "OK", ...told() };
  } catch (thrown) {
    const error = errorOf(thrown);
    const shown = state.lenient?.reworded({ ...told(), input: progress.input }, error) ?? error;
    const answer = writeError(progress.model, shown, requestId);
    const fault = error === thrown ? undefined : thrown;
    return { answer, code: error.code, ...told(), ...(fault !== undefined && { fault }) };
  }
}

function errorOf(thrown: unknown): ServiceError {
  if (thrown instanceof ServiceError) return thrown;
  if (thrown instanceof DirectoryUnavailableError) {
    return serviceError(
      "ServiceUnavailable",
      "The request has failed due to a temporary failure of the server.",
    );
  }
  return serviceError(
    "InternalFailure",
    "The request processing has failed because of an unknown error, exception or failure.",
  );
}

async function answerTo(
  state: ServerState,
  limits: Throttle,
  request: WireRequest,
  connection: Connection,
  requestId: string,
  progress: Progress,
): Promise<WireAnswer> {
  const model = await route(request);
  progress.model = model;
  await state.directory.fresh();
  const now = state.clock();
  const { credential, signature } = await authenticate(request, model.signingName, state);
  limits.take(
    credential.kind === "anonymous" ? connection.sourceIp : (signature?.accessKeyId ?? ""),
    now,
  );
  const { operation: shape, input } = readRequest(model, request);
  progress.operation = shape.name;
  progress.input = input;
  const operation = state.operations.get(`${model.name}:${shape.name}`);
  if (operation === undefined) {
    throw serviceError("InvalidAction", `The operation ${shape.name} is not served yet.`);
  }
  const region =
    signature?.scope.region ?? state.lenient?.regionOf(request) ?? state.settings.region;
  const facts: RequestFacts = {
    sourceIp: connection.sourceIp,
    userAgent: clientHeader(request, "user-agent"),
    referer: clientHeader(request, "referer"),
    secureTransport: connection.secure,
    region,
    now,
  };
  const call: Call = { state, model, operation, shape, input, credential, facts, requestId };
  const output = await run(call);
  noteUse(call);
  return writeOutput(model, shape, output, requestId);
}

/** Notes that a credential did something, for "last used". */
function noteUse({ state, credential, facts, model }: Call): void {
  const { now, region } = facts;
  if (credential.kind === "access-key") {
    const { accountId, accessKeyId } = credential;
    const use = { id: accessKeyId, lastUsed: now, region, service: model.name };
    state.uses.noteAccessKey(accountId, use);
  } else if (credential.kind === "session" && credential.claims.kind === "role") {
    state.uses.noteRole(credential.accountId, {
      id: credential.claims.roleId,
      lastUsed: now,
      region,
    });
  }
}
