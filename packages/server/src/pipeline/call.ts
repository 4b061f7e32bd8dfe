import type { OperationModel, ServiceModel } from "@ostiary/wire";
import type { Caller, Credential } from "../caller/caller.ts";
import type { RequestFacts } from "../caller/request-context.ts";
import type { Operation, Scope, UnidentifiedScope } from "../operation.ts";
import type { ServerState } from "../state.ts";
import { missingToken } from "./authenticate.ts";

/** A request that was authenticated and read: everything that running it needs. */
export interface Call {
  readonly state: ServerState;
  readonly model: ServiceModel;
  readonly operation: Operation;
  readonly shape: OperationModel;
  readonly input: Record<string, unknown>;
  readonly credential: Credential;
  readonly facts: RequestFacts;
  readonly requestId: string;
}

/** What the steps of an operation may read, for a caller; the account is its committed view. */
export function scopeOf(call: Call, caller: Caller): Scope {
  const account = call.state.directory.loaded(caller.accountId);
  // Anonymous operations name their account themselves, through `other`.
  if (account === undefined) throw missingToken();
  return { ...unidentifiedScopeOf(call), account, caller };
}

/** What may be read before it is known who calls. */
export function unidentifiedScopeOf({ state, facts }: Call): UnidentifiedScope {
  const arn = state.lenient?.arnsIn(facts.region) ?? state.arn;
  return {
    now: facts.now,
    region: facts.region,
    arn,
    quotas: state.quotas,
    awsManaged: state.awsManaged.in(arn.partition),
    waived: state.waived,
    server: state,
    facts,
    other: (id) => state.directory.loaded(id),
  };
}
