import type { AccountModel } from "../model/account-model.ts";
import type { PrincipalModel, RoleModel } from "../model/principal-model.ts";
import type { Edge } from "./steps.ts";
import { assumption } from "./trust.ts";

/** A role that a principal reaches by assuming one role after another. */
export interface ReachedRole {
  readonly role: RoleModel;
  readonly steps: readonly Edge[];
}

const remembered = new WeakMap<PrincipalModel, readonly ReachedRole[]>();

/** The roles of the account that a principal may assume, and those that these may assume, each by its shortest chain. */
export function roleChains(from: PrincipalModel, { roles }: AccountModel): readonly ReachedRole[] {
  const known = remembered.get(from);
  if (known !== undefined) return known;
  const reached = new Map<RoleModel, readonly Edge[]>();
  let front: readonly { readonly principal: PrincipalModel; readonly steps: readonly Edge[] }[] = [
    { principal: from, steps: [] },
  ];
  while (front.length > 0) {
    const next: { principal: PrincipalModel; steps: readonly Edge[] }[] = [];
    for (const { principal, steps } of front) {
      for (const role of roles) {
        if (role === from || reached.has(role)) continue;
        const request = assumption(principal, role);
        if (request === undefined) continue;
        const edge: Edge = {
          from: principal.arn,
          to: role.arn,
          by: "sts:AssumeRole",
          path: "sts-001",
          requests: [request],
        };
        reached.set(role, [...steps, edge]);
        next.push({ principal: role, steps: [...steps, edge] });
      }
    }
    front = next;
  }
  const chains = [...reached].map(([role, steps]) => ({ role, steps }));
  remembered.set(from, chains);
  return chains;
}
