import type { DelegationRequest } from "@ostiary/directory";
import { compileLayers, decide, explain, parsePolicy } from "@ostiary/policy";
import { contextOf } from "../../../caller/request-context.ts";
import type { Scope } from "../../../operation.ts";
import { callerLayers } from "../../../pipeline/authorise.ts";

/** No more pairs of an action and a resource than this are tried. */
const mostTried = 2_000;

type Result = "ALLOWED" | "DENIED" | "UNSURE";

/**
 * Whether the caller may do itself what a request asks for ("GetDelegationRequest: DelegationPermissionCheck"). "This is an
 * approximate result": patterns are tried as they are written, so what a caller may do of a pattern in several grants is unsure.
 */
export function permissionCheck(scope: Scope, request: DelegationRequest): Result {
  const parsed = parsePolicy(request.permissionPolicy, "session");
  if (!parsed.ok) return "UNSURE";
  const { caller, account } = scope;
  const layers = compileLayers(callerLayers(scope));
  let unsure = false;
  let tried = 0;
  for (const { effect, actions, resources } of parsed.policy.statements) {
    if (effect === "Deny") continue;
    if (actions.negated || resources?.negated !== false) {
      unsure = true;
      continue;
    }
    for (const action of actions.patterns) {
      for (const resource of resources.patterns) {
        tried += 1;
        if (tried > mostTried) return "UNSURE";
        const asked = {
          principal: caller.principal,
          action,
          resource,
          resourceAccount: account.accountId,
          context: contextOf(scope, { accountId: account.accountId }, "", {}),
        };
        if (decide(asked, layers).result === "allowed") continue;
        const { result, missingContext } = explain(asked, layers.layers);
        const vague = /[*?]|\$\{/.test(action + resource) || missingContext.length > 0;
        if (result === "explicitDeny" || !vague) return "DENIED";
        unsure = true;
      }
    }
  }
  return unsure ? "UNSURE" : "ALLOWED";
}
