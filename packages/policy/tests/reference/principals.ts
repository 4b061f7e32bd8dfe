import type { PrincipalType } from "../../src/document/policy.ts";
import type { Principals, RequestPrincipal } from "../../src/index.ts";

/**
 * How an Allow of a resource policy names the caller ("Resource-based policies and implicit denies in other policy types"): as one
 * of its account; as the role of the session or the user who federated; or as the very user, session or service, or as anyone.
 */
export type Naming = "account" | "origin" | "direct";

/** One of the things that a caller is, with the texts that name it. */
interface Face {
  readonly naming: Naming;
  readonly type: PrincipalType;
  readonly names: readonly string[];
}

const accountFace = (account: string, arn: string): Face => ({
  naming: "account",
  type: "AWS",
  names: [account, `arn:${arn.split(":")[1]}:iam::${account}:root`],
});

/** All that a caller is, the strongest first. */
function facesOf(caller: RequestPrincipal): readonly Face[] {
  const face = (naming: Naming, ...names: readonly string[]): Face => ({
    naming,
    type: "AWS",
    names,
  });
  switch (caller.kind) {
    case "root":
      return [accountFace(caller.account, caller.arn)];
    case "user":
      return [face("direct", caller.arn, caller.id), accountFace(caller.account, caller.arn)];
    case "role-session":
      return [
        face("direct", caller.arn),
        face("origin", caller.roleArn, caller.roleId),
        accountFace(caller.account, caller.arn),
      ];
    case "federated-user": {
      const account = accountFace(caller.account, caller.arn);
      return [
        face("direct", caller.arn),
        ...(isOfRoot(caller) ? [] : [face("origin", caller.userArn, caller.userId)]),
        account,
      ];
    }
    case "federated":
      return [{ naming: "direct", type: "Federated", names: [caller.provider] }];
    case "service":
      return [{ naming: "direct", type: "Service", names: [caller.name] }];
    case "anonymous":
      return [];
  }
}

/** Whether a federated session is one of the account's root user. */
export const isOfRoot = (caller: RequestPrincipal): boolean =>
  caller.kind === "federated-user" &&
  accountFace(caller.account, caller.arn).names.includes(caller.userArn);

const namesEveryone = (named: Principals): boolean =>
  named.everyone || (named.values.AWS ?? []).includes("*");

const isNamed = ({ type, names }: Face, named: Principals): boolean =>
  !named.everyone && (named.values[type] ?? []).some((value) => names.includes(value));

/** How Principal names a caller; undefined where it does not. */
export function namingOf(named: Principals, caller: RequestPrincipal): Naming | undefined {
  if (namesEveryone(named)) return "direct";
  return facesOf(caller).find((face) => isNamed(face, named))?.naming;
}

/** Whether NotPrincipal spares a caller from a Deny: everyone is listed, or everything that the caller is. */
export function spares(named: Principals, caller: RequestPrincipal): boolean {
  const faces = facesOf(caller);
  return namesEveryone(named) || (faces.length > 0 && faces.every((face) => isNamed(face, named)));
}
