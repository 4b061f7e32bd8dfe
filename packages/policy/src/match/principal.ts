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

const rootArn = /^arn:([a-z-]{1,32}):iam::([0-9]{12}):root$/;

/** The account that a principal value stands for: a bare id or a root ARN, which name the account and not only its root user. */
export function accountNamed(value: string): string | undefined {
  return /^[0-9]{12}$/.test(value) ? value : rootArn.exec(value)?.[2];
}

/** Everything that a caller is, weakest first: its account, its role, itself. Each is a set of values that name it. */
interface Identity {
  readonly match: Exclude<PrincipalMatch, undefined>;
  readonly names: readonly string[];
}

function identitiesOf(caller: RequestPrincipal): readonly Identity[] {
  switch (caller.kind) {
    case "root":
    case "anonymous":
    case "service":
    case "federated":
      return [];
    case "user":
      return [{ match: "direct", names: [caller.arn, caller.id] }];
    case "role-session":
      return [
        { match: "role", names: [caller.roleArn, caller.roleId] },
        { match: "direct", names: [caller.arn] },
      ];
    case "federated-user":
      return [
        { match: "role", names: [caller.userArn, caller.userId] },
        { match: "direct", names: [caller.arn] },
      ];
  }
}

const namesEveryone = (named: Principals): boolean =>
  named.everyone || (named.values.AWS?.includes("*") ?? false);

const namesAccount = (named: Principals, caller: RequestPrincipal): boolean =>
  !named.everyone &&
  "account" in caller &&
  (named.values.AWS ?? []).some(
    (value) => accountNamed(value) === caller.account && isOfPartition(value, caller.arn),
  );

/** Whether a principal value names no other partition than an ARN's: IAM delegates within one partition only. */
const isOfPartition = (value: string, arn: string): boolean =>
  [undefined, arn.split(":", 2)[1]].includes(rootArn.exec(value)?.[1]);

const namesIdentity = (named: Principals, { names }: Identity): boolean =>
  !named.everyone && names.some((name) => named.values.AWS?.includes(name));

/** Services and identity providers, which the policy names by their own types. */
function namesOutsider(named: Principals, caller: RequestPrincipal): boolean {
  if (named.everyone) return true;
  if (caller.kind === "service") return named.values.Service?.includes(caller.name) ?? false;
  if (caller.kind === "federated")
    return named.values.Federated?.includes(caller.provider) ?? false;
  return false;
}

/** How Principal names the caller ("AWS JSON policy elements: Principal"). */
export function matchPrincipal(named: Principals, caller: RequestPrincipal): PrincipalMatch {
  if (namesEveryone(named) || namesOutsider(named, caller)) return "direct";
  return identitiesOf(caller)
    .filter((identity) => namesIdentity(named, identity))
    .map(({ match }): PrincipalMatch => match)
    .reduce(stronger, namesAccount(named, caller) ? "account" : undefined);
}

/**
 * Whether NotPrincipal with Deny spares the caller. AWS may look at the account, then the role, then the session, and each of
 * them has to be listed ("AWS JSON policy elements: NotPrincipal").
 */
export function isSpared(named: Principals, caller: RequestPrincipal): boolean {
  if (namesEveryone(named)) return true;
  if (!("account" in caller)) return namesOutsider(named, caller);
  return (
    namesAccount(named, caller) &&
    identitiesOf(caller).every((identity) => namesIdentity(named, identity))
  );
}
