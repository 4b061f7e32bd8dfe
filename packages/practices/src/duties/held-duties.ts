import type { PolicyRequest } from "@ostiary/policy";
import { possible } from "../model/possible.ts";
import type { PrincipalModel } from "../model/principal-model.ts";
import type { Duty, DutyPair } from "./duties.ts";

/** A duty that a principal holds, with the request that proves it. */
export const heldBy = (principal: PrincipalModel, { actions }: Duty): PolicyRequest | undefined => {
  for (const action of actions) {
    const answer = possible(principal, { action });
    if (answer.possible === "yes") return answer.request;
  }
  return undefined;
};

/** Both sides of a pair, where a principal holds both. */
export function bothHeld(
  principal: PrincipalModel,
  { first, second }: DutyPair,
): readonly [PolicyRequest, PolicyRequest] | undefined {
  const one = heldBy(principal, first);
  const other = one && heldBy(principal, second);
  return one === undefined || other === undefined ? undefined : [one, other];
}
