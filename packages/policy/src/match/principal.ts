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

const rootArn = /^arn:[a-z-]{1,32}:iam::([0-9]{12}):root$/;

/** The account that a principal value stands for: a bare id or a root ARN, which name the account and not only its root user. */
export function accountNamed(value: string): string | undefined {
  return /^[0-9]{12}$/.test(value) ? value : rootArn.exec(value)?.[1];
}

/** How the principals of a statement name the caller ("AWS JSON policy elements: Principal"). */
export function matchPrincipal(named: Principals, caller: RequestPrincipal): PrincipalMatch {
  if (named.everyone) return "direct";
  let best: PrincipalMatch;
  for (const value of named.values.AWS ?? []) best = stronger(best, matchAws(value, caller));
  if (caller.kind === "service" && named.values.Service?.includes(caller.name)) best = "direct";
  if (caller.kind === "federated" && named.values.Federated?.includes(caller.provider))
    best = "direct";
  return best;
}

function matchAws(value: string, caller: RequestPrincipal): PrincipalMatch {
  if (value === "*") return "direct";
  switch (caller.kind) {
    case "anonymous":
    case "service":
    case "federated":
      return undefined;
    case "root":
      return accountNamed(value) === caller.account ? "account" : undefined;
    case "user":
      if (value === caller.arn || value === caller.id) return "direct";
      break;
    case "role-session":
      if (value === caller.arn) return "direct";
      if (value === caller.roleArn || value === caller.roleId) return "role";
      break;
    case "federated-user":
      if (value === caller.arn) return "direct";
      if (value === caller.userArn || value === caller.userId) return "role";
      break;
  }
  return accountNamed(value) === caller.account ? "account" : undefined;
}
