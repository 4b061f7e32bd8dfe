import type { Transaction } from "@ostiary/directory";
import { ServiceError, validateInput } from "@ostiary/wire";
import { type AuditedCall, auditEvent, isAudited } from "../audit/audit-record.ts";
import type { Caller } from "../caller/caller.ts";
import { resolveCaller } from "../caller/resolve-caller.ts";
import type { Scope, WriteScope } from "../operation.ts";
import { missingToken } from "./authenticate.ts";
import { authorise, targetsOf } from "./authorise.ts";
import { type Call, scopeOf } from "./call.ts";
import { noteAttempt } from "./note-attempt.ts";

/**
 * Validates, authorises and runs a call, in AWS's order. What changes something and its record are one transaction, in which the
 * caller is looked up and authorised again.
 */
export async function run(call: Call): Promise<object> {
  const { state, operation, credential, model, shape, input } = call;
  const { declaration } = operation;
  const accountId = credential.kind === "anonymous" ? undefined : credential.accountId;
  const account = accountId === undefined ? undefined : await state.directory.view(accountId);
  const caller = resolveCaller(credential, account && { ...state, account });
  if (accountId === undefined && declaration.anonymous !== true) throw missingToken();
  noteAttempt(call, caller);
  try {
    validateInput(model, shape, input);
    for (const id of declaration.accounts?.(input) ?? []) await state.directory.view(id);
    if (declaration.access !== "write") return await answer(call, caller, declaration);
    if (accountId === undefined) throw missingToken();
    return await state.directory.write([accountId], (transaction) =>
      change(call, accountId, transaction, declaration),
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

function change(
  call: Call,
  accountId: string,
  transaction: Transaction,
  declaration: Changing,
): object {
  const account = transaction.account(accountId);
  const caller = resolveCaller(call.credential, { ...call.state, account });
  const scope: WriteScope = { ...scopeOf(call, caller), account };
  authorise(call.operation, call.input, scope, call.facts);
  // What the call is about is named before it runs: afterwards it may be gone.
  const about = audited(call, caller, scope);
  const output = objectOf(declaration.run(call.input, scope));
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
