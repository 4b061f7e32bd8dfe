import { type AccountReader, memberships, type Transaction } from "@ostiary/directory";
import { ServiceError, validateInput } from "@ostiary/wire";
import { type AuditedCall, auditEvent, isAudited } from "../audit/audit-record.ts";
import type { Caller } from "../caller/caller.ts";
import { resolveCaller } from "../caller/resolve-caller.ts";
import { requireSessionMayCall } from "../caller/session-limits.ts";
import { KeptRefusal, type Scope, type WriteScope } from "../operation.ts";
import { requireCompliantTags } from "../services/organizations/policies/tag-compliance.ts";
import type { ServerState } from "../state.ts";
import { missingToken } from "./authenticate.ts";
import { authorise, permissionsOf, targetsOf } from "./authorise.ts";
import { type Call, scopeOf, unidentifiedScopeOf } from "./call.ts";
import { noteAttempt } from "./note-attempt.ts";

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
  return await act(call, caller, () => validate(call, caller));
}

async function callerOf(call: Call): Promise<Caller> {
  const { state, credential } = call;
  const account =
    credential.kind === "anonymous" ? undefined : await loadAccount(state, credential.accountId);
  return callerIn(call, account);
}

/** Brings an account into memory, and the management account of its organization, whose policies bind it. */
async function loadAccount(
  { directory }: ServerState,
  accountId: string,
): Promise<AccountReader | undefined> {
  const account = await directory.view(accountId);
  const membership = account?.get(memberships, accountId);
  if (membership !== undefined) await directory.view(membership.managementAccountId);
  return account;
}

/** Checks that a session may call this at all, and the input by the model; and loads the accounts that it names. */
async function validate(call: Call, caller?: Caller): Promise<void> {
  const { state, operation, model, shape, input } = call;
  if (!state.waived.has("session-operations")) requireSessionMayCall(caller?.claims, operation);
  validateInput(model, shape, input, state.lenient?.mayBreak(operation));
  for (const id of accountsOf(call, caller)) await loadAccount(state, id);
}

/** The accounts beside the caller's that the operation is about. */
const accountsOf = ({ state, operation, input }: Call, caller: Caller | undefined) => {
  const { directory } = state;
  return (
    operation.declaration.accounts?.(input, {
      account: caller === undefined ? undefined : directory.loaded(caller.accountId),
      other: directory.loaded,
    }) ?? []
  );
};

/** What a call came to; a refusal that is an outcome has its record already. */
type Outcome = { readonly output: object } | { readonly refusal: ServiceError };

/** Does what the call asks for; where it fails for a caller who is known, that is recorded. */
async function act(call: Call, caller: Caller, first?: () => Promise<void>): Promise<object> {
  noteAttempt(call, caller);
  const checked = call.state.lenient?.checksPermissions() ?? true;
  let outcome: Outcome;
  try {
    await first?.();
    outcome = await attempt(call, caller, checked);
  } catch (error) {
    if (error instanceof ServiceError) recordFailure(call, caller, error);
    throw error;
  }
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.output;
}

async function attempt(call: Call, caller: Caller, checked: boolean): Promise<Outcome> {
  const { state, credential } = call;
  const { declaration } = call.operation;
  if (declaration.access !== "write") {
    return { output: await answer(call, caller, declaration, checked) };
  }
  if (credential.kind === "anonymous") throw missingToken();
  const prepared = await prepare(call, caller, declaration, checked);
  const { accountId } = credential;
  const named = new Set([accountId, ...accountsOf(call, caller)]);
  return await state.directory.write([...named], (transaction) =>
    change(call, accountId, named, transaction, declaration, checked, prepared),
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
  if (checked) authorise(call.operation, call.input, scope);
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
  if (checked) authorise(call.operation, call.input, scope);
  return await declaration.prepare(call.input, scope);
}

function change(
  call: Call,
  accountId: string,
  named: ReadonlySet<string>,
  transaction: Transaction,
  declaration: Changing,
  checked: boolean,
  prepared: unknown,
): Outcome {
  const account = transaction.account(accountId);
  const caller = callerIn(call, account);
  const { directory } = call.state;
  const scope: WriteScope = {
    ...scopeOf(call, caller),
    account,
    other: (id) =>
      named.has(id) && directory.loaded(id) !== undefined ? transaction.account(id) : undefined,
    createAccount: transaction.createAccount,
  };
  if (checked) authorise(call.operation, call.input, scope);
  if (checked) {
    requireCompliantTags(call.operation, scope, () =>
      permissionsOf(call.operation, call.input, scope),
    );
  }
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
  return resolveCaller(
    credential,
    account && { account, arn, awsManaged: state.awsManaged.in(arn.partition) },
  );
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
