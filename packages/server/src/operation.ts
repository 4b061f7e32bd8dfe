import type { AccountReader, AccountWriter, IamArns, Quotas, Tag } from "@ostiary/directory";
import type { AttachedPolicy, ContextValue } from "@ostiary/policy";
import type {
  OperationInput,
  OperationName,
  OperationOutput,
  ServiceError,
  ServiceName,
} from "@ostiary/wire";
import type { Caller } from "./caller/caller.ts";
import type { RequestFacts } from "./caller/request-context.ts";
import type { WaivedCheck } from "./lenient/waived-checks.ts";
import type { ManagedPolicies } from "./managed-policies/load.ts";
import type { ServerState } from "./state.ts";

/** What an operation acts on: the ARN that policies name, and the tags of the resource where it has some. */
export interface Target {
  readonly arn: string;
  /** How a denial names it, where that is not the ARN: IAM writes `user alice`, `role deploy`, `policy path /`. */
  readonly shown?: string;
  readonly tags?: readonly Tag[];
  /**
   * The account whose policies decide, where that is not the one in the ARN: which members may act on their organization is a rule of
   * the organization, and what they may do of it one of their own account.
   */
  readonly decidedBy?: string;
}

/** Context keys that an operation brings to its own authorisation; an absent value leaves the key out. */
export type OperationContext = Readonly<Record<string, ContextValue | undefined>>;

/** A further permission that an operation needs with certain input: iam:PassRole, iam:TagUser … */
export interface Requirement {
  readonly action: string;
  readonly target: Target;
  readonly context?: OperationContext;
}

/** What every step of an operation may read: the account as it stands, who calls, and when. */
export interface Scope {
  readonly account: AccountReader;
  readonly caller: Caller;
  /** Epoch milliseconds, one value for the whole call. */
  readonly now: number;
  readonly region: string;
  readonly arn: IamArns;
  readonly quotas: Quotas;
  /** The policies that AWS manages. */
  readonly awsManaged: ManagedPolicies;
  /** Checks that are left out; none by a strict server. */
  readonly waived: ReadonlySet<WaivedCheck>;
  readonly server: ServerState;
  readonly facts: RequestFacts;
  /** An account named by the operation's `accounts`, where it exists. */
  other(accountId: string): AccountReader | undefined;
}

/** What may be read before it is known who calls: no account is the caller's yet. */
export type UnidentifiedScope = Omit<Scope, "account" | "caller">;

/** A scope whose accounts can be changed; the changes and the audit record are one transaction. */
export interface WriteScope extends Scope {
  readonly account: AccountWriter;
  /** An account named by the operation's `accounts`, as this transaction has it; undefined where it does not exist. */
  other(accountId: string): AccountWriter | undefined;
  /** Makes an account. Throws where it exists. */
  createAccount(accountId: string): AccountWriter;
}

/** What tells which accounts an operation is about, before all of them are in memory. */
export interface KnownAccounts {
  /** The caller's, and the management account of its organization is in memory too; undefined where nobody has signed. */
  readonly account: AccountReader | undefined;
  /** An account that is in memory; the registry is. */
  other(accountId: string): AccountReader | undefined;
}

/**
 * - `read`: answers from the view.
 * - `write`: runs in a transaction, and must not wait for anything.
 * - `issue`: changes no record, but what it hands out is audited before it is answered.
 */
export type Access = "read" | "write" | "issue";

interface Authorisation<I> {
  /** The IAM action, where it is not the service's prefix and the operation's name; `none` needs no permission. */
  readonly action?: string | "none";
  /** Callers without a signature may ask too. */
  readonly anonymous?: true;
  /**
   * Who calls, where the input proves it and not a signature: a token or an assertion of an identity provider, which this
   * verifies. It runs after validation, and what it throws is no denial of anybody, so it leaves no record.
   */
  readonly identify?: (input: I, scope: UnidentifiedScope) => Caller | Promise<Caller>;
  /** What the operation acts on; absent: `*`. */
  readonly resource?: (input: I, scope: Scope) => Target | readonly Target[];
  readonly context?: (input: I, scope: Scope) => OperationContext;
  readonly also?: (input: I, scope: Scope) => readonly Requirement[];
  /** What AWS grants this caller by itself: as much as an identity policy would, within boundaries and the like. */
  readonly grants?: (input: I, scope: Scope) => readonly AttachedPolicy[];
  /**
   * Ids of the accounts beside the caller's that the operation reads or changes: they are in memory when it is authorised, and a change
   * of them is part of its transaction. What they are told by may be otherwise by then: `run` checks it.
   */
  readonly accounts?: (input: I, known: KnownAccounts) => readonly string[];
}

interface ReadDeclaration<I, O> extends Authorisation<I> {
  readonly access: "read" | "issue";
  run(input: I, scope: Scope): O | Promise<O>;
}

interface WriteDeclaration<I, O, P> extends Authorisation<I> {
  readonly access: "write";
  /**
   * What has to wait, or takes long, as hashing a password does: it is done before the transaction, after the input was validated and the call
   * authorised on the view. What it saw may be otherwise by the time `run` gets its result: `run` checks what matters.
   */
  readonly prepare?: (input: I, scope: Scope) => P | Promise<P>;
  run(input: I, scope: WriteScope, prepared: P): O;
}

export type Declaration<I, O, P = undefined> = ReadDeclaration<I, O> | WriteDeclaration<I, O, P>;

/** Refuses a call, and yet keeps what `run` has changed before it: a wrong guess has to be counted. */
export class KeptRefusal extends Error {
  override readonly name = "KeptRefusal";
  /** What the caller gets. */
  readonly error: ServiceError;
  constructor(error: ServiceError) {
    super(error.message);
    this.error = error;
  }
}

/** An operation as the pipeline sees it: its declaration with the types of its input and output laid aside. */
export interface Operation {
  readonly service: ServiceName;
  readonly name: string;
  /** The IAM action that it needs, or `none`. */
  readonly action: string;
  // biome-ignore lint/suspicious/noExplicitAny: the wire has checked the input against the operation's own schema, which is what `I` was made from; what `prepare` gives goes to `run` only
  readonly declaration: Declaration<any, unknown, any>;
}

/** Declares an operation: what it acts on, the context it brings, and what it does. */
export function operation<S extends ServiceName, N extends OperationName<S>, P = undefined>(
  service: S,
  name: N,
  declaration: Declaration<OperationInput<S, N>, OperationOutput<S, N>, P>,
): Operation {
  return Object.freeze({
    service,
    name,
    action: declaration.action ?? `${service}:${name}`,
    declaration,
  });
}
