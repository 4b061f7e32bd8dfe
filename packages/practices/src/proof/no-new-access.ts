import type { Statement } from "@ostiary/policy";
import type { AccountModel } from "../model/account-model.ts";
import type { PrincipalModel } from "../model/principal-model.ts";
import type { ReadPolicy } from "../model/read-policy.ts";
import { includesStatement } from "./statement-inclusion.ts";

/** Whether a change grants nothing new: `proved`, or what could not be shown. */
export type NoNewAccess =
  | { readonly proved: true }
  | { readonly proved: false; readonly because: readonly string[] };

const allows = (policies: readonly ReadPolicy[]): readonly Statement[] =>
  policies.flatMap(({ policy }) =>
    (policy?.statements ?? []).filter(({ effect }) => effect === "Allow"),
  );
const denies = (policies: readonly ReadPolicy[]): readonly Statement[] =>
  policies.flatMap(({ policy }) =>
    (policy?.statements ?? []).filter(({ effect }) => effect === "Deny"),
  );

/** What grants, and what bounds, apart. */
function partsOf({ policies, snapshot }: PrincipalModel) {
  const boundary = snapshot.permissionsBoundary;
  return {
    granting: policies.filter(({ holder }) => holder !== boundary),
    bounding: policies.filter(({ holder }) => holder === boundary),
    bounded: boundary !== undefined,
  };
}

/** What a principal may after a change and might not have been able to before; empty where it is shown that there is nothing. */
function addedTo(before: PrincipalModel | undefined, after: PrincipalModel): readonly string[] {
  const now = partsOf(after);
  const was = before && partsOf(before);
  const old = allows(was?.granting ?? []);
  const name = `${after.kind} ${after.name}`;
  const grown = allows(now.granting)
    .filter((statement) => !old.some((outer) => includesStatement(outer, statement)))
    .map(
      (statement) =>
        `${name}: ${statement.actions.patterns.slice(0, 3).join(", ")} may be granted anew`,
    );
  const kept = denies([...now.granting, ...now.bounding]);
  const lifted = denies([...(was?.granting ?? []), ...(was?.bounding ?? [])])
    .filter((statement) => !kept.some((outer) => includesStatement(outer, statement)))
    .map(
      (statement) =>
        `${name}: a denial of ${statement.actions.patterns.slice(0, 3).join(", ")} may be gone`,
    );
  const boundary = was?.bounded === true && !now.bounded ? [`${name}: its boundary is gone`] : [];
  const limits = allows(was?.bounding ?? []);
  const widened =
    was?.bounded === true && now.bounded
      ? allows(now.bounding)
          .filter((statement) => !limits.some((outer) => includesStatement(outer, statement)))
          .map(() => `${name}: its boundary may allow more`)
      : [];
  return [...grown, ...lifted, ...boundary, ...widened];
}

/** Whether a role may be assumed by nobody who could not assume it before. */
function trustAdded(before: AccountModel, after: AccountModel): readonly string[] {
  return after.roles.flatMap((role) => {
    const old = before.principal(role.arn);
    if (old?.kind !== "role") return [`role ${role.name}: it is new`];
    const was = allows([old.trust]);
    const kept = denies([role.trust]);
    const grown = allows([role.trust]).filter(
      (one) => !was.some((outer) => includesStatement(outer, one)),
    );
    const lifted = denies([old.trust]).filter(
      (one) => !kept.some((outer) => includesStatement(outer, one)),
    );
    return grown.length + lifted.length === 0 ? [] : [`role ${role.name}: more may assume it`];
  });
}

/**
 * Shows that no principal of an account may do after a change what it might not do before: every statement that allows is taken in by one that
 * allowed, every denial is still there, no boundary is gone or wider, and no role trusts more. What cannot be shown is named.
 */
export function noNewAccess(before: AccountModel, after: AccountModel): NoNewAccess {
  const because = [
    ...after.principals.flatMap((principal) => {
      const old = before.principal(principal.arn);
      const unknown = [...principal.unknown, ...(old?.unknown ?? [])];
      if (unknown.length > 0)
        return [
          `${principal.kind} ${principal.name}: ${unknown.join(", ")} is not in the snapshot`,
        ];
      return addedTo(old, principal);
    }),
    ...trustAdded(before, after),
  ];
  return because.length === 0 ? { proved: true } : { proved: false, because };
}
