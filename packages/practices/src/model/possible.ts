import {
  type CompiledLayers,
  type CompiledStatement,
  type Condition,
  type ContextValue,
  compileLayers,
  decide,
  type Layers,
  type PolicyRequest,
  type RequestContext,
  type RequestPrincipal,
} from "@ostiary/policy";
import type { TagSnapshot } from "../snapshot/index.ts";
import { type Candidate, candidateValues } from "./candidate-values.ts";
import { sampleText } from "./sample-text.ts";

/** What is asked: whether a principal can do this, in any way that the wish leaves open. */
export interface Wish {
  /** `service:Name`. */
  readonly action: string;
  /** ARNs of which one is enough; absent: whatever the policies name, and `otherResources`. */
  readonly resources?: readonly string[];
  /** Tried besides what the policies name, where `resources` is absent. */
  readonly otherResources?: readonly string[];
  readonly resourceAccount?: string;
  /** The tags of the resource, where they are known: keys of other tags are absent then. */
  readonly resourceTags?: readonly TagSnapshot[];
  /** Keys that are given; null: the request does not bring it. Every other key may be whatever helps. */
  readonly context?: Readonly<Record<string, Candidate>>;
}

/** The answer, with the request that proves it. */
export type Possibility =
  | {
      readonly possible: "yes";
      readonly request: PolicyRequest;
      /** The keys whose values were chosen so that it is allowed, in lower case. */
      readonly chosen: readonly string[];
    }
  | { readonly possible: "no" }
  /** There were too many ways to try them all. */
  | { readonly possible: "unknown" };

/** Who asks, under which policies, with the keys that are known of every request. */
export interface Asker {
  readonly principal: RequestPrincipal;
  readonly layers: CompiledLayers;
  readonly context: RequestContext;
}

const mostTries = 20_000;
const mostResources = 64;

/**
 * Whether a principal can do something. The values of context keys that make a difference are those that conditions name, others and none, so
 * all of their combinations are tried. "Yes" is proved by a request that the engine allows; "no" means that no combination is allowed.
 */
export function possible(asker: Asker, wish: Wish): Possibility {
  const { layers } = asker.layers;
  const bearing = statementsAbout(layers, wish.action.toLowerCase());
  // Root needs no grant; anybody else has nothing where nothing allows.
  if (
    asker.principal.kind !== "root" &&
    !bearing.some(({ statement }) => statement.effect === "Allow")
  ) {
    return { possible: "no" };
  }
  const fixed = contextWith(asker.context, { ...tagContext(wish.resourceTags), ...wish.context });
  const given = new Set([
    ...fixed.keys(),
    ...Object.keys(wish.context ?? {}).map((key) => key.toLowerCase()),
  ]);
  const tagged = wish.resourceTags !== undefined;
  const by = "account" in asker.principal ? "caller" : "service";
  let triesLeft = mostTries;
  for (const resource of resourcesOf(wish, bearing, fixed)) {
    const request = {
      principal: asker.principal,
      action: wish.action,
      resource,
      ...(wish.resourceAccount !== undefined && { resourceAccount: wish.resourceAccount }),
    };
    const open = openKeys(bearing, fixed, (key) => given.has(key) || (tagged && isTagKey(key)), by);
    for (const context of combinations(fixed, open)) {
      if (triesLeft === 0) return { possible: "unknown" };
      triesLeft -= 1;
      const tried = { ...request, context };
      if (decide(tried, asker.layers).result === "allowed") {
        const chosen = open.map(([key]) => key).filter((key) => context.has(key));
        return { possible: "yes", request: tried, chosen };
      }
    }
  }
  return { possible: "no" };
}

/** The statements of every layer that are about an action. */
function statementsAbout(layers: Layers, action: string): readonly CompiledStatement[] {
  const policies = [
    ...layers.identity,
    ...(layers.boundary === undefined ? [] : [layers.boundary]),
    ...(layers.session ?? []),
    ...(layers.resource === undefined ? [] : [layers.resource]),
    ...(layers.serviceControl ?? []).flat(),
    ...(layers.resourceControl ?? []).flat(),
    ...(layers.endpoint ?? []),
  ];
  return policies.flatMap(({ policy }) => {
    const { allows, denies } = policy.about(action);
    return [...allows, ...denies];
  });
}

function resourcesOf(
  { resources, otherResources = [] }: Wish,
  bearing: readonly CompiledStatement[],
  context: RequestContext,
): readonly string[] {
  if (resources !== undefined) return resources;
  const named = bearing.flatMap(({ statement }) =>
    (statement.resources?.patterns ?? [])
      .filter((pattern) => pattern !== "*")
      .map((pattern) => sampleText(pattern, context)),
  );
  const all = new Set([...otherResources, ...named.filter((arn) => arn !== undefined), "*"]);
  return [...all].slice(0, mostResources);
}

function contextWith(context: RequestContext, given: Wish["context"] = {}): RequestContext {
  const all = new Map<string, ContextValue>(context);
  for (const [key, value] of Object.entries(given)) {
    if (value === null) all.delete(key.toLowerCase());
    else all.set(key.toLowerCase(), value);
  }
  return all;
}

const tagPrefixes = ["aws:resourcetag/", "iam:resourcetag/"] as const;
const isTagKey = (key: string): boolean => tagPrefixes.some((prefix) => key.startsWith(prefix));

const tagContext = (tags: readonly TagSnapshot[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tags.flatMap(({ key, value }) => tagPrefixes.map((prefix) => [prefix + key, value])),
  );

type OpenKey = readonly [key: string, candidates: readonly Candidate[]];

function openKeys(
  bearing: readonly CompiledStatement[],
  context: RequestContext,
  isGiven: (key: string) => boolean,
  by: "caller" | "service",
): readonly OpenKey[] {
  const byKey = new Map<string, Condition[]>();
  for (const { statement } of bearing) {
    for (const condition of statement.conditions) {
      const key = condition.key.toLowerCase();
      if (isGiven(key)) continue;
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [condition]);
      else known.push(condition);
    }
  }
  return [...byKey].map(([key, conditions]) => [
    key,
    candidateValues(key, conditions, context, by),
  ]);
}

/** Every combination of the open keys' candidates, on top of what is fixed. */
function* combinations(fixed: RequestContext, open: readonly OpenKey[]): Generator<RequestContext> {
  const [first, ...rest] = open;
  if (first === undefined) {
    yield fixed;
    return;
  }
  const [key, candidates] = first;
  for (const candidate of candidates) {
    const context = new Map(fixed);
    if (candidate !== null) context.set(key, candidate);
    yield* combinations(context, rest);
  }
}

/** An asker under layers. */
export const askerUnder = (
  principal: RequestPrincipal,
  layers: Layers,
  context: RequestContext,
): Asker => ({ principal, layers: compileLayers(layers), context });
