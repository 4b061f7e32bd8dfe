import {
  type CompiledLayers,
  type CompiledStatement,
  decide,
  type PolicyRequest,
  type RequestContext,
} from "@ostiary/policy";
import { controlKey } from "./control-layers.ts";
import {
  combinations,
  controlStatements,
  openKeys,
  openResources,
  openVariables,
} from "./open-questions.ts";
import type { OrganizationKeys } from "./organization-keys.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import { type Taker, takersOf } from "./taker.ts";

/** What control policies an organization has for a request, and what its tree says of the accounts. */
export interface Side {
  readonly layers: CompiledLayers;
  readonly keys: OrganizationKeys;
}

/** What a change of control policies does to a request that was granted. */
export type Verdict =
  | { readonly verdict: "kept" }
  | { readonly verdict: "lost"; readonly takers: readonly Taker[]; readonly resource: string }
  | { readonly verdict: "not judged"; readonly reason: string };

const mostTries = 4096;
const refusedBefore = "the control policies of now refuse it already";
const unknownResource = "the record does not tell which resource it was about";

/**
 * Judges a recorded request. What its record does not tell is tried in every way that makes a difference to the policies: where the
 * answers differ, the request is not judged. Ways in which the policies of before would have refused it are left
 * out, as it was granted.
 */
export function judge(recorded: RecordedRequest, before: Side, after: Side): Verdict {
  const action = recorded.action.toLowerCase();
  if (recorded.serviceLinked || isSame(before, after, action)) return { verdict: "kept" };
  const statements = controlStatements([before.layers, after.layers], action);
  if (recorded.resources !== undefined) {
    const verdicts = recorded.resources.map((resource) =>
      judgeOne(recorded, resource, before, after, statements),
    );
    const worst = (name: Verdict["verdict"]) => verdicts.find(({ verdict }) => verdict === name);
    return worst("lost") ?? worst("not judged") ?? { verdict: "kept" };
  }
  const { candidates, complete } = openResources(statements, recorded.context);
  const verdicts = candidates
    .map((resource) => judgeOne(recorded, resource, before, after, statements))
    // A resource of which the record would not have come about says nothing of the others.
    .filter((one) => one.verdict !== "not judged" || one.reason !== refusedBefore);
  const [first] = verdicts;
  if (first === undefined) return { verdict: "not judged", reason: refusedBefore };
  if (complete && verdicts.every(({ verdict }) => verdict === first.verdict)) return first;
  return { verdict: "not judged", reason: unknownResource };
}

function isSame(before: Side, after: Side, action: string): boolean {
  const keys = ({ keys: own }: Side) => JSON.stringify([...own]);
  return (
    keys(before) === keys(after) &&
    controlKey(before.layers, action) === controlKey(after.layers, action)
  );
}

function judgeOne(
  recorded: RecordedRequest,
  resource: string,
  before: Side,
  after: Side,
  statements: readonly CompiledStatement[],
): Verdict {
  const known = withKeys(recorded.context, before);
  const open = openKeys(
    statements,
    known,
    recorded.limited,
    // A session may have tags and sources of which its record does not tell.
    "service",
  );
  const variables = openVariables(statements, known, recorded.limited);
  const names = new Set([
    ...open.flatMap(({ key, candidates }) => (candidates.length > 1 ? [key] : [])),
    ...variables,
  ]);
  const depends = {
    verdict: "not judged",
    reason: `it depends on ${[...names].join(", ")}, of which the record does not tell`,
  } as const;
  if (open.reduce((size, { candidates }) => size * candidates.length, 1) > mostTries) {
    return depends;
  }
  let kept = false;
  let refused: PolicyRequest | undefined;
  for (const context of combinations(known, open)) {
    const { principal, action, resourceAccount } = recorded;
    const asked = { principal, action, resource, ...(resourceAccount && { resourceAccount }) };
    if (decide({ ...asked, context }, before.layers).result !== "allowed") continue;
    const later = { ...asked, context: withKeys(context, after) };
    if (decide(later, after.layers).result === "allowed") kept = true;
    else refused ??= later;
    if (kept && refused !== undefined) return depends;
  }
  if (!kept && refused === undefined) return { verdict: "not judged", reason: refusedBefore };
  if (variables.length > 0 || open.some(({ complete }) => !complete)) return depends;
  return refused === undefined
    ? { verdict: "kept" }
    : { verdict: "lost", takers: takersOf(refused, after.layers), resource };
}

const withKeys = (context: RequestContext, { keys }: Side): RequestContext =>
  keys.size === 0 ? context : new Map([...context, ...keys]);
