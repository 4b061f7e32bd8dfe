import type { AccountModel } from "../model/account-model.ts";
import type { PrincipalModel } from "../model/principal-model.ts";
import { arming, isAdministrator, selfEscalation } from "./self.ts";
import { type Edge, mayStep, stepTo } from "./steps.ts";

/** How a principal that is no administrator becomes one. */
export interface Escalation {
  readonly principal: PrincipalModel;
  readonly steps: readonly Edge[];
}

const remembered = new WeakMap<AccountModel, readonly Escalation[]>();

/**
 * The shortest way of every principal of an account to administration, by what the snapshot holds; for those who have none, by what it may not
 * hold. Found from the end: who becomes an administrator in one step, then who becomes one of those, and so on. AWS's service-linked roles are
 * left out: nobody but a service has them.
 */
export function escalations(account: AccountModel): readonly Escalation[] {
  let known = remembered.get(account);
  if (known === undefined) {
    known = find(account);
    remembered.set(account, known);
  }
  return known;
}

function find(account: AccountModel): readonly Escalation[] {
  const search: Search = { account, open: new Set(), sure: new Map(), unsure: new Map() };
  const administrators: PrincipalModel[] = [];
  for (const principal of account.principals) {
    if (principal.kind === "role" && principal.serviceLinked) continue;
    if (isAdministrator(principal, account)) administrators.push(principal);
    else search.open.add(principal);
  }
  const alone = settle(search, (principal) => {
    const edge = selfEscalation(principal, account);
    return edge && [edge];
  });
  const armed = settle(search, (principal) => armedWay(principal, account));
  let front = [...administrators, ...alone, ...armed];
  while (front.length > 0) {
    const targets = front;
    front = settle(search, (principal) => wayTo(principal, targets, search));
  }
  for (const principal of search.sure.keys()) search.unsure.delete(principal);
  return [...search.sure, ...search.unsure].map(([principal, steps]) => ({ principal, steps }));
}

interface Search {
  readonly account: AccountModel;
  /** Those for whom no way is known that depends on nothing. */
  readonly open: Set<PrincipalModel>;
  readonly sure: Map<PrincipalModel, readonly Edge[]>;
  readonly unsure: Map<PrincipalModel, readonly Edge[]>;
}

/** Looks for a way for everybody who has none, and gives those who have one now. */
function settle(
  { open, sure, unsure }: Search,
  wayOf: (principal: PrincipalModel) => readonly Edge[] | undefined,
): PrincipalModel[] {
  const settled: PrincipalModel[] = [];
  for (const principal of open) {
    const steps = wayOf(principal);
    if (steps === undefined) continue;
    if (steps.some(({ dependsOn }) => dependsOn !== undefined)) {
      if (!unsure.has(principal)) unsure.set(principal, steps);
    } else {
      sure.set(principal, steps);
      settled.push(principal);
    }
  }
  for (const principal of settled) open.delete(principal);
  return settled;
}

/** The first way over one of the targets; one that depends on nothing before others. */
function wayTo(
  from: PrincipalModel,
  targets: readonly PrincipalModel[],
  { sure, account }: Search,
): readonly Edge[] | undefined {
  let unsure: readonly Edge[] | undefined;
  for (const target of targets) {
    const edge = stepTo(from, target, account);
    if (edge === undefined) continue;
    const steps = [edge, ...(sure.get(target) ?? [])];
    if (edge.dependsOn === undefined) return steps;
    unsure ??= steps;
  }
  return unsure;
}

/** The way of who can change what another principal may, and become it. */
function armedWay(from: PrincipalModel, account: AccountModel): readonly Edge[] | undefined {
  let unsure: readonly Edge[] | undefined;
  for (const to of account.principals) {
    if (to === from || (to.kind === "role" && to.serviceLinked) || !mayStep(from, to)) continue;
    const arm = arming(from, to, account);
    const step = arm && stepTo(from, to, account);
    if (arm === undefined || step === undefined) continue;
    if (step.dependsOn === undefined) return [step, arm];
    unsure ??= [step, arm];
  }
  return unsure;
}
