import type { Transaction } from "@ostiary/directory";
import { ServiceError, validateInput } from "@ostiary/wire";
import { type AuditedCall, auditEvent, isAudited } from "../audit/audit-record.ts";
import type { Caller } from "../caller/caller.ts";
import { resolveCaller } from "../caller/resolve-caller.ts";
import type { Scope, WriteScope } from "../operation.ts";
import { missingToken } from "./authenticate.ts";
import { authorise, targetsOf } from "./authorise.ts";
import { type Call, scopeOf, unidentifiedScopeOf } from "./call.ts";

/**
 * Validates, authorises and runs a call, in AWS's order. What changes something and its record are one transaction, in which the
 * caller is looked up and authorised again.
 */
export async function run(call: Call): Promise<object> {
  const { declaration } = call.operation;
  if (declaration.identify !== undefined) {
    await validate(call);
    const caller = await declaration.identify(call.input, unidentifiedScopeOf(call));
    const { accountId } = caller;
    return await act({ ...call, credential: { kind: "identified", accountId, caller } }, caller);
  }
  const caller = await callerOf(call);
  if (call.credential.kind === "anonymous" && declaration.anonymous !== true) throw missingToken();
  return await act(call, caller, () => validate(call));
}

async function callerOf({ state, credential }: Call): Promise<Caller> {
  const account =
    credential.kind === "anonymous" ? undefined : await state.directory.view(credential.accountId);
  return resolveCaller(credential, account && { ...state, account });
}

/** Checks the input by the model, and loads the accounts that it names. */
async function validate({ state, operation, model, shape, input }: Call): Promise<void> {
  validateInput(model, shape, input);
  for (const id of operation.declaration.accounts?.(input) ?? []) await state.directory.view(id);
}

/** Does what the call asks for; where it fails for a caller who is known, that is recorded. */
async function act(call: Call, caller: Caller, first?: () => Promise<void>): Promise<object> {
  const { state, credential } = call;
  const { declaration } = call.operation;
  try {
    await first?.();
    if (declaration.access !== "write") return await answer(call, caller, declaration);
    if (credential.kind === "anonymous") throw missingToken();
    const prepared = await prepare(call, caller, declaration);
    const { accountId } = credential;
    return await state.directory.write([accountId], (transaction) =>
      change(call, accountId, transaction, declaration, prepared),
    );
  } catch (error) {
    if (error instanceof ServiceError) recordFailure(call, caller, error);
    throw error;
  }
}

type Answering = Extract<Call["operation"]["declaration"], { readonly access: "read" | "issue" }>;
type Changing = Extract<Call["operation"]["declaration"], { readonly access: "write" }>;

async function answer(call: Call, caller: Caller, declaration: Answering): Promise<object> {
  const scope = scopeOf(call, caller);
  authorise(call.operation, call.input, scope, call.facts);
  const output = objectOf(await declaration.run(call.input, scope));
  if (declaration.access === "issue") {
    const event = auditEvent(audited(call, caller, scope), { output });
    await call.state.directory.write([], (transaction) => transaction.audit(event));
  }
  return output;
}

/** What the change needs and has to be waited for, made for a caller who may make the change as the account is now. */
async function prepare(call: Call, caller: Caller, declaration: Changing): Promise<unknown> {
  if (declaration.prepare === undefined) return undefined;
  const scope = scopeOf(call, caller);
  authorise(call.operation, call.input, scope, call.facts);
  return await declaration.prepare(call.input, scope);
}

function change(
  call: Call,
  accountId: string,
  transaction: Transaction,
  declaration: Changing,
  prepared: unknown,
): object {
  const account = transaction.account(accountId);
  const caller = resolveCaller(call.credential, { ...call.state, account });
  const scope: WriteScope = { ...scopeOf(call, caller), account };
  authorise(call.operation, call.input, scope, call.facts);
  // What the call is about is named before it runs: afterwards it may be gone.
  const about = audited(call, caller, scope);
  const output = objectOf(declaration.run(call.input, scope, prepared));
  transaction.audit(auditEvent(about, { output }));
  return output;
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
