import { type AccountWriter, type Handshake, handshakes, organizations } from "@ostiary/directory";
import { organizationIdOf } from "../handshakes/handshake-answer.ts";
import { isPending } from "../handshakes/handshake-state.ts";

/** An invited member agrees that all features are enabled; once all have, the management account can finish. */
export function approveAllFeatures(
  management: AccountWriter,
  { parentId = "" }: Handshake,
  now: number,
): void {
  const parent = management.get(handshakes, parentId);
  const waits = management.find(handshakes, "parent", parentId).some((one) => isPending(one, now));
  if (parent?.state === "REQUESTED" && !waits) {
    management.put(handshakes, { ...parent, state: "OPEN", stateDate: now });
  }
}

/** The management account finishes what all members have agreed to. */
export function finishAllFeatures(management: AccountWriter, handshake: Handshake): void {
  const organization = management.get(organizations, organizationIdOf(handshake));
  if (organization !== undefined) {
    management.put(organizations, { ...organization, featureSet: "ALL" });
  }
}

/** What members are still asked ends with the request that it is a part of. */
export function endAllFeatures(management: AccountWriter, { id }: Handshake, now: number): void {
  for (const part of management.find(handshakes, "parent", id)) {
    if (isPending(part, now)) {
      management.put(handshakes, { ...part, state: "CANCELED", stateDate: now });
    }
  }
}
