import type { AccountReader, Transaction } from "@ostiary/directory";
import { ServiceError, validateInput } from "@ostiary/wire";
import { type AuditedCall, auditEvent, isAudited } from "../audit/audit-record.ts";
import type { Caller } from "../caller/caller.ts";
import { resolveCaller } from "../caller/resolve-caller.ts";
import { requireSessionMayCall } from "../caller/session-limits.ts";
import { KeptRefusal, type Scope, type WriteScope } from "../operation.ts";
import { missingToken } from "./authenticate.ts";
import { authorise, targetsOf } from "./authorise.ts";
import { type Call, scopeOf } from "./call.ts";

/**
 * Validates, authorises and runs a call, in AWS's order. What changes something and its record are one transaction, in which the
 * caller is looked up and authorised again.
 */
export async function run(call: Call): Promise<object> {
  const { state, operation, credential } = call;
  const { declaration } = operation;
  const checked = state.lenient?.checksPermissions() ?? true;
  const accountId = credential.kind === "anonymous" ? undefined : credential.accountId;
  const account = accountId === undefined ? undefined : await state.directory.view(accountId);
  const caller = callerIn(call, account);
  if (accountId === undefined && declaration.anonymous !== true) throw missingToken();
  let outcome: Outcome;
  try {
    outcome = await attempt(call, caller, accountId, checked);
  } catch (error) {
    if (error instanceof ServiceError) recordFailure(call, caller, error);
    throw error;
  }
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.output;
}

/** What a call came to; a refusal that is an outcome has its record already. */
type Outcome = { readonly output: object } | { readonly refusal: ServiceError };

async function attempt(
  call: Call,
  caller: Caller,
  accountId: string | undefined,
  checked: boolean,
): Promise<Outcome> {
  const { state, operation, model, shape, input } = call;
  const { declaration } = operation;
  if (state.lenient === undefined) requireSessionMayCall(caller.claims, operation);
  validateInput(model, shape, state.lenient === undefined ? input : withoutPaths(input));
  for (const id of declaration.accounts?.(input) ?? []) await state.directory.view(id);
  if (declaration.access !== "write") {
    return { output: await answer(call, caller, declaration, checked) };
  }
  if (accountId === undefined) throw missingToken();
  const prepared = await prepare(call, caller, declaration, checked);
  return await state.directory.write([accountId], (transaction) =>
    change(call, accountId, transaction, declaration, checked, prepared),
  );
}

type Answering = Extract<Call["operation"]["declaration"], { readonly access: "read" | "issue" }>;
type Changing = Extract<Call["operation"]["declaration"], { readonly access: "write" }>;

async function answer(
  call: Call,
  caller: Caller,
  declaration: Answering,
  checked: boolean,
): Promise<object> {
  const scope = scopeOf(call, caller);
  if (checked) authorise(call.operation, call.input, scope, call.facts);
  const output = objectOf(await declaration.run(call.input, scope));
  if (declaration.access === "issue") {
    const event = auditEvent(audited(call, caller, scope), { output });
    await call.state.directory.write([], (transaction) => transaction.audit(event));
  }
  return output;
}

/** Does what a change has to wait for, where it has such a thing; only for callers that may make the change. */
async function prepare(
  call: Call,
  caller: Caller,
  declaration: Changing,
  checked: boolean,
): Promise<unknown> {
  if (declaration.prepare === undefined) return undefined;
  const scope = scopeOf(call, caller);
  if (checked) authorise(call.operation, call.input, scope, call.facts);
  return await declaration.prepare(call.input, scope);
}

function change(
  call: Call,
  accountId: string,
  transaction: Transaction,
  declaration: Changing,
  checked: boolean,
  prepared: unknown,
): Outcome {
  const account = transaction.account(accountId);
  const caller = callerIn(call, account);
  const scope: WriteScope = { ...scopeOf(call, caller), account };
  if (checked) authorise(call.operation, call.input, scope, call.facts);
  // What the call is about is named before it runs: afterwards it may be gone.
  const about = audited(call, caller, scope);
  try {
    const output = objectOf(declaration.run(call.input, scope, prepared));
    transaction.audit(auditEvent(about, { output }));
    return { output };
  } catch (thrown) {
    if (!(thrown instanceof KeptRefusal)) throw thrown;
    transaction.audit(auditEvent(about, { error: thrown.error }));
    return { refusal: thrown.error };
  }
}

/** Who calls, as an account has it now; its ARNs are in the partition of the request's region where the mode is lenient. */
function callerIn({ state, credential, facts }: Call, account: AccountReader | undefined): Caller {
  const arn = state.lenient?.arnsIn(facts.region) ?? state.arn;
  return resolveCaller(credential, account && { ...state, arn, account });
}

/** The input without its paths: lenient mode takes any, as emulators do. */
function withoutPaths({ Path: _, NewPath: __, PathPrefix: ___, ...input }: Call["input"]) {
  return input;
}

const objectOf = (output: unknown): object =>
  typeof output === "object" && output !== null ? output : {};

function audited(call: Call, caller: Caller, scope: Scope): AuditedCall {
  const { model, shape, input, facts, requestId, operation } = call;
  return {
    model,
    operation: shape,
    input,
    caller,
    facts,
    requestId,
    readOnly: operation.declaration.access === "read",
    targets: targetsOf(operation, input, scope),
  };
}

/** Hands a failed call to the trail, where it is worth a record. */
function recordFailure(call: Call, caller: Caller, error: ServiceError): void {
  if (caller.principal.kind === "anonymous") return;
  if (!isAudited(call.operation.declaration.access === "read", error)) return;
  const event = auditEvent(audited(call, caller, scopeOf(call, caller)), { error });
  call.state.directory.record(event);
}
