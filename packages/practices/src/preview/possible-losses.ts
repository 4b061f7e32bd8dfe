import {
  type CompiledLayers,
  type CompiledStatement,
  compileLayers,
  decide,
  type PolicyRequest,
  type RequestContext,
} from "@ostiary/policy";
import { accountModel } from "../model/account-model.ts";
import { controlLevels } from "../model/control-policies.ts";
import type { PrincipalModel } from "../model/principal-model.ts";
import type { OrganizationSnapshot, Snapshot } from "../snapshot/index.ts";
import { controlKey } from "./control-layers.ts";
import { combinations, openKeys, openResources } from "./open-questions.ts";
import { type Taker, takersOf } from "./taker.ts";

/** An action that a principal could use, and what a change of control policies does to it. */
export interface PossibleLoss {
  readonly action: string;
  /** `lost`: no way is left that was tried; `narrowed`: some ways are; `unknown`: there were too many ways. */
  readonly loss: "lost" | "narrowed" | "unknown";
  /** A request that is allowed before and refused after. */
  readonly example?: {
    readonly resource: string;
    readonly context: Readonly<Record<string, string>>;
  };
  readonly takers: readonly Taker[];
}

/** What a principal could use and loses. */
export interface PrincipalLosses {
  readonly arn: string;
  readonly losses: readonly PossibleLoss[];
  /** Policies that bear on it and are not known: it may have more than is said here. */
  readonly unknown: readonly string[];
}

const mostTries = 4096;

/** What the principals of accounts could use by their policies, and can't after a change; those that lose nothing are left out. */
export function possibleLosses(
  snapshot: Snapshot,
  after: OrganizationSnapshot,
  accounts: readonly string[],
  actions: readonly string[],
): readonly PrincipalLosses[] {
  return snapshot.accounts
    .filter(({ id }) => accounts.includes(id))
    .flatMap((account) => {
      const now = accountModel(snapshot, account);
      const then = accountModel({ ...snapshot, organization: after }, account);
      return now.principals.flatMap((principal) => {
        const changed = then.principal(principal.arn);
        if (changed === undefined || isServiceLinked(principal)) return [];
        const losses = lossesOf(
          sideOf(principal, snapshot.organization, account.id),
          sideOf(changed, after, account.id),
          actions,
        );
        const { arn, unknown } = principal;
        return losses.length === 0 ? [] : [{ arn, losses, unknown }];
      });
    });
}

const isServiceLinked = (principal: PrincipalModel): boolean =>
  principal.kind === "role" && principal.serviceLinked;

interface PossibleSide {
  readonly model: PrincipalModel;
  /** Its layers around resources of its own account. */
  readonly layers: CompiledLayers;
}

function sideOf(
  model: PrincipalModel,
  organization: OrganizationSnapshot | undefined,
  account: string,
): PossibleSide {
  const { resourceControl } = controlLevels(organization, account);
  const layers = compileLayers({ ...model.source, ...(resourceControl && { resourceControl }) });
  return { model, layers };
}

function lossesOf(
  before: PossibleSide,
  after: PossibleSide,
  actions: readonly string[],
): readonly PossibleLoss[] {
  const samePlace = orgPaths(before.model.context) === orgPaths(after.model.context);
  return actions.flatMap((action) => {
    const name = action.toLowerCase();
    if (before.layers.about(name).identity === undefined) return [];
    if (samePlace && controlKey(before.layers, name) === controlKey(after.layers, name)) return [];
    const loss = lossOf(action, before, after);
    return loss === undefined ? [] : [loss];
  });
}

const orgPaths = (context: RequestContext): string =>
  String(context.get("aws:principalorgpaths") ?? "");

function lossOf(
  action: string,
  before: PossibleSide,
  after: PossibleSide,
): PossibleLoss | undefined {
  const { principal, context: known } = before.model;
  const name = action.toLowerCase();
  const statements = [before.layers, after.layers].flatMap((layers) =>
    statementsAbout(layers, name),
  );
  const open = openKeys(statements, known, new Map(), "caller");
  let tries = 0;
  let kept = false;
  let refused: PolicyRequest | undefined;
  for (const resource of openResources(statements, known).candidates) {
    for (const context of combinations(known, open)) {
      tries += 1;
      if (tries > mostTries) return { action, loss: "unknown", takers: [] };
      const asked = { principal, action, resource };
      if (decide({ ...asked, context }, before.layers).result !== "allowed") continue;
      const later = { ...asked, context: new Map([...context, ...after.model.context]) };
      if (decide(later, after.layers).result === "allowed") kept = true;
      else refused ??= later;
    }
  }
  if (refused === undefined) return undefined;
  const chosen = open.flatMap(({ key }): [string, string][] => {
    const value = refused?.context.get(key);
    return value === undefined ? [] : [[key, String(value)]];
  });
  return {
    action,
    loss: kept ? "narrowed" : "lost",
    example: { resource: refused.resource, context: Object.fromEntries(chosen) },
    takers: takersOf(refused, after.layers),
  };
}

function statementsAbout({ layers }: CompiledLayers, action: string): readonly CompiledStatement[] {
  const policies = [
    ...layers.identity,
    ...(layers.boundary === undefined ? [] : [layers.boundary]),
    ...(layers.serviceControl ?? []).flat(),
    ...(layers.resourceControl ?? []).flat(),
  ];
  return policies.flatMap(({ policy }) => {
    const { allows, denies } = policy.about(action);
    return [...allows, ...denies];
  });
}
