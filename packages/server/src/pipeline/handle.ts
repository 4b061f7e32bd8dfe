import { randomUUID } from "node:crypto";
import { DirectoryUnavailableError, type Transaction } from "@ostiary/directory";
import {
  identifyService,
  loadService,
  readRequest,
  ServiceError,
  type ServiceModel,
  serviceError,
  validateInput,
  type WireAnswer,
  type WireRequest,
  writeError,
  writeOutput,
} from "@ostiary/wire";
import { auditEvent, recordFailure } from "../audit/audit-record.ts";
import type { Caller, Credential } from "../caller/caller.ts";
import type { RequestFacts } from "../caller/request-context.ts";
import { resolveCaller } from "../caller/resolve-caller.ts";
import type { Operation, Scope, WriteScope } from "../operation.ts";
import { operations } from "../services/index.ts";
import type { ServerState } from "../state.ts";
import { authenticate, userAgentOf } from "./authenticate.ts";
import { authorise, targetsOf } from "./authorise.ts";
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
}

/** Answers a request: route, authenticate, read, validate, authorise, run, write. Never throws. */
export async function handle(
  state: ServerState,
  limits: Throttle,
  request: WireRequest,
  connection: Connection,
): Promise<Handled> {
  const requestId = randomUUID();
  const progress: Progress = { model: undefined, operation: "" };
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
    const answer = writeError(progress.model, error, requestId);
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
  const operation = operations.get(`${model.name}:${shape.name}`);
  if (operation === undefined) {
    throw serviceError("InvalidAction", `The operation ${shape.name} is not served yet.`);
  }
  const region = signature?.scope.region ?? state.settings.region;
  const facts: RequestFacts = {
    sourceIp: connection.sourceIp,
    userAgent: userAgentOf(request),
    secureTransport: connection.secure,
    region,
    now,
  };
  const call: Call = { state, model, operation, shape, input, credential, facts, requestId };
  const output = await run(call);
  noteUse(call);
  return writeOutput(model, shape, output, requestId);
}

/** The service's model, by what the request says before anything of it is believed. */
async function route(request: WireRequest): Promise<ServiceModel> {
  const target = identifyService(request, scopeService(request));
  if (target === undefined) {
    throw serviceError("MissingAuthenticationToken", "Request is missing Authentication Token");
  }
  return loadService(target);
}

/** The service in the scope of a signature, from the header or the query, unverified. */
function scopeService(request: WireRequest): string | undefined {
  const header = request.headers["authorization"];
  const text = typeof header === "string" ? header : decodeQuery(request.query);
  const scope =
    /(?:Credential=)[^/,\s]{1,128}\/[^/,\s]{1,16}\/[^/,\s]{1,64}\/([a-z0-9-]{1,64})\/aws4_request/.exec(
      text,
    );
  return scope?.[1] ?? undefined;
}

function decodeQuery(query: string): string {
  return query.includes("X-Amz-Credential")
    ? query.replaceAll("%2F", "/").replaceAll("%2f", "/")
    : "";
}

interface Call {
  readonly state: ServerState;
  readonly model: ServiceModel;
  readonly operation: Operation;
  readonly shape: Parameters<typeof writeOutput>[1];
  readonly input: Record<string, unknown>;
  readonly credential: Credential;
  readonly facts: RequestFacts;
  readonly requestId: string;
}

/** Validates, authorises and runs; a change and its record are one transaction, in which the caller is looked up again. */
async function run(call: Call): Promise<object> {
  const { state, operation, credential } = call;
  const { declaration } = operation;
  const accountId = credential.kind === "anonymous" ? undefined : credential.accountId;
  const others = declaration.accounts?.(call.input) ?? [];
  for (const id of [accountId, ...others]) if (id !== undefined) await state.directory.view(id);
  if (declaration.access === "write" && accountId !== undefined) {
    const attempt = callerOf(call, accountId);
    try {
      return await state.directory.write([accountId], (transaction) =>
        runInTransaction(call, accountId, transaction, declaration.run),
      );
    } catch (error) {
      if (error instanceof ServiceError)
        recordFailure(state, audited(call, attempt, scopeOf(call, attempt)), error);
      throw error;
    }
  }
  const caller = callerOf(call, accountId);
  const scope = scopeOf(call, caller);
  try {
    check(call, scope);
    if (declaration.access === "write") {
      throw serviceError("MissingAuthenticationToken", "Request is missing Authentication Token");
    }
    const output = answered(await declaration.run(call.input, scope));
    if (declaration.access === "issue") {
      const event = auditEvent(audited(call, caller, scope), { output });
      await state.directory.write([], (transaction) => transaction.audit(event));
    }
    return output;
  } catch (error) {
    if (error instanceof ServiceError) recordFailure(state, audited(call, caller, scope), error);
    throw error;
  }
}

function runInTransaction(
  call: Call,
  accountId: string,
  transaction: Transaction,
  work: (input: Record<string, unknown>, scope: WriteScope) => unknown,
): object {
  const account = transaction.account(accountId);
  const caller = resolveCaller(call.credential, { ...call.state, account });
  const scope: WriteScope = { ...scopeOf(call, caller), account };
  check(call, scope);
  // What the call is about is named before it runs: afterwards it may be gone.
  const about = audited(call, caller, scope);
  const output = answered(work(call.input, scope));
  transaction.audit(auditEvent(about, { output }));
  return output;
}

const answered = (output: unknown): object =>
  typeof output === "object" && output !== null ? output : {};

/** AWS authenticates, then validates what it can, then authorises. */
function check(call: Call, scope: Scope): void {
  const { operation, facts, input } = call;
  if (scope.caller.principal.kind === "anonymous" && operation.declaration.anonymous !== true) {
    throw serviceError("MissingAuthenticationToken", "Request is missing Authentication Token");
  }
  validateInput(call.model, call.shape, input);
  authorise(operation, input, scope, facts);
}

function callerOf({ state, credential }: Call, accountId: string | undefined): Caller {
  const account = accountId === undefined ? undefined : state.directory.loaded(accountId);
  return resolveCaller(credential, account && { ...state, account });
}

function scopeOf({ state, facts }: Call, caller: Caller): Scope {
  const account = state.directory.loaded(caller.accountId);
  return {
    account: account ?? noAccount(),
    caller,
    now: facts.now,
    region: facts.region,
    arn: state.arn,
    quotas: state.quotas,
    awsManaged: state.awsManaged,
    lenient: state.settings.lenient,
    server: state,
    facts,
    other: (id) => state.directory.loaded(id),
  };
}

/** Anonymous operations name their account themselves, through `other`. */
function noAccount(): never {
  throw serviceError("MissingAuthenticationToken", "Request is missing Authentication Token");
}

function audited(call: Call, caller: Caller, scope?: Scope) {
  const { model, shape, input, facts, requestId, operation } = call;
  return {
    model,
    operation: shape,
    input,
    caller,
    facts,
    requestId,
    readOnly: operation.declaration.access === "read",
    targets: scope === undefined ? [] : targetsOf(operation, input, scope),
  };
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
