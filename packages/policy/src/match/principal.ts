import type { RequestPrincipal } from "../decide/request.ts";
import type { Principals } from "../document/policy.ts";

/**
 * How a statement names a caller, from strongest to none ("How AWS enforcement code logic evaluates requests"):
 * - `direct`: the user, the session, the service, or everyone: the grant is the caller's own.
 * - `role`: the role of a session, or the user behind a federated session: boundary and session policies limit it.
 * - `account`: the whole account, which only delegates.
 */
export type PrincipalMatch = "direct" | "role" | "account" | undefined;

const strength = { direct: 3, role: 2, account: 1 } as const;

/** The stronger of two matches. */
export function stronger(a: PrincipalMatch, b: PrincipalMatch): PrincipalMatch {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return strength[a] >= strength[b] ? a : b;
}

const rootArn = /^(arn:[a-z-]{1,32}:)iam::([0-9]{12}):root$/;

/** The account that a principal value stands for: a bare id or a root ARN, which name the account and not only its root user. */
export function accountNamed(value: string): string | undefined {
  return /^[0-9]{12}$/.test(value) ? value : rootArn.exec(value)?.[2];
}

/** The principals of a statement, ready to be asked. */
export interface CompiledPrincipals {
  readonly everyone: boolean;
  /** By the account's id, what the ARN of its callers begins with: IAM delegates within one partition only. A bare id is of any. */
  readonly accounts: ReadonlyMap<string, readonly string[]>;
  /** ARNs and unique ids of users, roles and sessions. */
  readonly identities: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
}

/** Sorts the values of Principal or NotPrincipal by what they name ("AWS JSON policy elements: Principal"). */
export function compilePrincipals(named: Principals): CompiledPrincipals {
  const { AWS = [], Service, Federated } = named.everyone ? {} : named.values;
  return Object.freeze({
    everyone: named.everyone || AWS.includes("*"),
    accounts: accountsOf(AWS),
    identities: new Set(AWS),
    services: new Set(Service),
    providers: new Set(Federated),
  });
}

function accountsOf(values: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, readonly string[]>();
  for (const value of values) {
    const account = accountNamed(value);
    if (account === undefined) continue;
    accounts.set(account, [...(accounts.get(account) ?? []), rootArn.exec(value)?.[1] ?? ""]);
  }
  return accounts;
}

const namesAccount = (
  { accounts }: CompiledPrincipals,
  { account, arn }: { readonly account: string; readonly arn: string },
): boolean => accounts.get(account)?.some((beginning) => arn.startsWith(beginning)) ?? false;

/** How Principal names the caller. */
export function matchPrincipal(
  named: CompiledPrincipals,
  caller: RequestPrincipal,
): PrincipalMatch {
  if (named.everyone) return "direct";
  const { identities } = named;
  switch (caller.kind) {
    case "anonymous":
      return undefined;
    case "service":
      return named.services.has(caller.name) ? "direct" : undefined;
    case "federated":
      return named.providers.has(caller.provider) ? "direct" : undefined;
    case "root":
      break;
    case "user":
      if (identities.has(caller.arn) || identities.has(caller.id)) return "direct";
      break;
    case "role-session":
      if (identities.has(caller.arn)) return "direct";
      if (identities.has(caller.roleArn) || identities.has(caller.roleId)) return "role";
      break;
    case "federated-user":
      if (identities.has(caller.arn)) return "direct";
      if (identities.has(caller.userArn) || identities.has(caller.userId)) return "role";
  }
  return namesAccount(named, caller) ? "account" : undefined;
}

/**
 * Whether NotPrincipal with Deny spares the caller. AWS may look at the account, then the role, then the session, and each of
 * them has to be listed ("AWS JSON policy elements: NotPrincipal").
 */
export function isSpared(named: CompiledPrincipals, caller: RequestPrincipal): boolean {
  if (named.everyone) return true;
  const { identities } = named;
  if (!("account" in caller)) return matchPrincipal(named, caller) !== undefined;
  if (!namesAccount(named, caller)) return false;
  switch (caller.kind) {
    case "root":
      return true;
    case "user":
      return identities.has(caller.arn) || identities.has(caller.id);
    case "role-session":
      return (
        identities.has(caller.arn) &&
        (identities.has(caller.roleArn) || identities.has(caller.roleId))
      );
    case "federated-user":
      return (
        identities.has(caller.arn) &&
        (identities.has(caller.userArn) || identities.has(caller.userId))
      );
  }
}
