import type { OperationInput, OperationName, OperationOutput, ServiceName } from "@ostiary/wire";
import type { Caller } from "../caller/caller.ts";
import type { Declaration, Operation, Scope, UnidentifiedScope, WriteScope } from "../operation.ts";

/** What lenient mode does otherwise in one operation. */
export interface Change {
  /** `iam:CreateRole`. */
  readonly operation: string;
  /** What it means for a user, as docs/emulator.md says it. */
  readonly says: string;
  /** The operation, changed. */
  over(strict: Operation): Operation;
}

// biome-ignore lint/suspicious/noExplicitAny: an operation has laid the types of its input and output aside; those who change one name them
type Untyped = any;

type Rewrite = (input: Untyped, scope: Scope) => Untyped;
type Reshape = (output: Untyped, input: Untyped, scope: Scope) => unknown;

const withDeclaration = (
  strict: Operation,
  declaration: Declaration<Untyped, unknown, Untyped>,
): Operation => Object.freeze({ ...strict, declaration });

/** An operation whose `run` takes another input and gives another output. */
export function around(strict: Operation, rewrite: Rewrite, reshape: Reshape): Operation {
  const { declaration } = strict;
  if (declaration.access === "write") {
    return withDeclaration(strict, {
      ...declaration,
      run(given, scope, prepared) {
        const input = rewrite(given, scope);
        return reshape(declaration.run(input, scope, prepared), input, scope);
      },
    });
  }
  return withDeclaration(strict, {
    ...declaration,
    async run(given: Untyped, scope: Scope) {
      const input = rewrite(given, scope);
      return reshape(await declaration.run(input, scope), input, scope);
    },
  });
}

const same = <T>(value: T): T => value;

/** The operation does what it does, and answers otherwise. */
export const answering = <S extends ServiceName, N extends OperationName<S>>(
  service: S,
  name: N,
  says: string,
  reshape: (
    output: OperationOutput<S, N>,
    input: OperationInput<S, N>,
    scope: Scope,
  ) => OperationOutput<S, N>,
): Change => ({
  operation: `${service}:${name}`,
  says,
  over: (strict) => around(strict, same, reshape),
});

/** The operation is asked for something else than the request says; what it throws refuses the request. */
export const asking = <S extends ServiceName, N extends OperationName<S>>(
  service: S,
  name: N,
  says: string,
  rewrite: (input: OperationInput<S, N>, scope: Scope) => OperationInput<S, N>,
): Change => ({
  operation: `${service}:${name}`,
  says,
  over: (strict) => around(strict, rewrite, same),
});

/** The parts of an operation that a stand-in has of its own; the strict operation gives the rest. */
type OwnParts<I, O, P> =
  | {
      readonly access: "read" | "issue";
      readonly identify?: (input: I, scope: UnidentifiedScope) => Caller | Promise<Caller>;
      readonly run?: (input: I, scope: Scope) => O | Promise<O>;
    }
  | {
      readonly access: "write";
      readonly identify?: (input: I, scope: UnidentifiedScope) => Caller | Promise<Caller>;
      readonly prepare?: (input: I, scope: Scope) => P | Promise<P>;
      readonly run?: (input: I, scope: WriteScope, prepared: P) => O;
    };

/** The strict operation's own ways, for a stand-in that takes them in some cases. */
export interface StrictParts<I> {
  readonly prepare: (input: I, scope: Scope) => Untyped;
  readonly run: (input: I, scope: Untyped, prepared?: Untyped) => Untyped;
}

/** An operation stands in that does some of the parts in its own way. */
export const standingIn = <S extends ServiceName, N extends OperationName<S>, P = undefined>(
  service: S,
  name: N,
  says: string,
  partsOf: (
    strict: StrictParts<OperationInput<S, N>>,
  ) => OwnParts<OperationInput<S, N>, OperationOutput<S, N>, P>,
): Change => ({
  operation: `${service}:${name}`,
  says,
  over(strict) {
    const { declaration } = strict;
    const parts = partsOf(strictParts(declaration));
    if (parts.access === "write" && declaration.access === "write") {
      return withDeclaration(strict, { ...declaration, ...parts });
    }
    if (parts.access === "write" || declaration.access === "write") {
      throw new TypeError(`${service}:${name} is of access ${declaration.access}.`);
    }
    return withDeclaration(strict, { ...declaration, ...parts });
  },
});

const strictParts = (declaration: Operation["declaration"]): StrictParts<Untyped> =>
  declaration.access === "write"
    ? { prepare: declaration.prepare ?? (() => undefined), run: declaration.run }
    : { prepare: () => undefined, run: declaration.run };
