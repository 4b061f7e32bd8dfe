import type { AccountReader, AccountWriter } from "@ostiary/directory";
import type { OperationInput, OperationName, OperationOutput } from "@ostiary/wire";
import {
  type KnownAccounts,
  type Operation,
  type OperationContext,
  operation,
  type Requirement,
  type Scope,
  type Target,
  type WriteScope,
} from "../../operation.ts";
import { type Audience, requireAudience } from "./audience.ts";
import { notInUse } from "./errors.ts";
import { type CallersOrganization, managementOf, organizationOf } from "./organization-of.ts";

type Name = OperationName<"organizations">;
type Input<N extends Name> = OperationInput<"organizations", N>;
type Output<N extends Name> = OperationOutput<"organizations", N>;

/** What an operation on the caller's organization may read. */
export interface OrganizationScope extends Scope {
  readonly own: CallersOrganization;
}

/** A scope in which the organization and the accounts that the operation names can be changed. */
export interface OrganizationWriteScope extends WriteScope {
  readonly own: CallersOrganization<AccountWriter>;
}

interface Common<N extends Name> {
  readonly audience: Audience | ((input: Input<N>, scope: OrganizationScope) => Audience);
  /** Of what the operation acts on: its ARN, and its tags. */
  readonly resource?: (input: Input<N>, scope: OrganizationScope) => Target | readonly Target[];
  readonly context?: (input: Input<N>, scope: Scope) => OperationContext;
  readonly also?: (input: Input<N>, scope: OrganizationScope) => readonly Requirement[];
  /** Accounts beside those of the caller and of the management that it reads or changes. */
  readonly accounts?: (input: Input<N>, known: KnownAccounts) => readonly string[];
}

interface Reading<N extends Name> extends Common<N> {
  run(input: Input<N>, scope: OrganizationScope): Output<N>;
}

interface Writing<N extends Name> extends Common<N> {
  run(input: Input<N>, scope: OrganizationWriteScope): Output<N>;
}

const ownOf = (scope: Scope): CallersOrganization | undefined =>
  organizationOf(scope, scope.account, (id): AccountReader | undefined =>
    scope.server.directory.loaded(id),
  );

const isList = (named: Target | readonly Target[]): named is readonly Target[] =>
  Array.isArray(named);

/** What is decided by the caller's own policies: whether its account may call at all is the organization's rule. */
function authorisation<N extends Name>(declaration: Common<N>) {
  const { resource, context, also, accounts } = declaration;
  const decidedBy = ({ account }: Scope, target: Target): Target => ({
    ...target,
    decidedBy: account.accountId,
  });
  return {
    resource(input: Input<N>, scope: Scope): Target | readonly Target[] {
      const own = ownOf(scope);
      // Somebody without an organization is told so, if its policies allow the action on anything.
      if (own === undefined || resource === undefined) return { arn: "*" };
      const named = resource(input, { ...scope, own });
      return isList(named)
        ? named.map((target) => decidedBy(scope, target))
        : decidedBy(scope, named);
    },
    ...(context !== undefined && { context }),
    accounts: (input: Input<N>, known: KnownAccounts): readonly string[] => [
      ...managementOf(known.account),
      ...(accounts?.(input, known) ?? []),
    ],
    also(input: Input<N>, scope: Scope): readonly Requirement[] {
      const own = ownOf(scope);
      if (own === undefined || also === undefined) return [];
      return also(input, { ...scope, own }).map((requirement) => ({
        ...requirement,
        target: decidedBy(scope, requirement.target),
      }));
    },
  };
}

function requireAllowedAccount<N extends Name>(
  name: N,
  { audience, resource, context }: Common<N>,
  input: Input<N>,
  scope: OrganizationScope,
): void {
  const named = resource?.(input, scope) ?? { arn: "*" };
  const allowed = typeof audience === "function" ? audience(input, scope) : audience;
  for (const target of isList(named) ? named : [named]) {
    requireAudience(allowed, scope, scope.own, {
      action: `organizations:${name}`,
      target,
      context: context?.(input, scope) ?? {},
    });
  }
}

/** Declares an operation that reads the caller's organization. */
export const organizationRead = <N extends Name>(name: N, declaration: Reading<N>): Operation =>
  operation("organizations", name, {
    access: "read",
    ...authorisation(declaration),
    run(input, scope) {
      const own = ownOf(scope);
      if (own === undefined) throw notInUse();
      requireAllowedAccount(name, declaration, input, { ...scope, own });
      return declaration.run(input, { ...scope, own });
    },
  });

/** Declares an operation that changes the caller's organization. */
export const organizationWrite = <N extends Name>(name: N, declaration: Writing<N>): Operation =>
  operation("organizations", name, {
    access: "write",
    ...authorisation(declaration),
    run(input, scope) {
      const own = organizationOf(scope, scope.account, scope.other);
      if (own === undefined) throw notInUse();
      requireAllowedAccount(name, declaration, input, { ...scope, own });
      return declaration.run(input, { ...scope, own });
    },
  });
