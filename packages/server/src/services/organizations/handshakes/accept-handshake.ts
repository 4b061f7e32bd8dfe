import { type AccountWriter, type Handshake, handshakes, memberships } from "@ostiary/directory";
import { operation, type Requirement, type Scope, type WriteScope } from "../../../operation.ts";
import { join } from "../accounts/join.ts";
import { noAccess } from "../errors.ts";
import { approveAllFeatures, finishAllFeatures } from "../organization/all-features.ts";
import { acceptTransfer } from "../transfers/accept-transfer.ts";
import {
  accountsOfHandshake,
  type FoundHandshake,
  handshakeTarget,
  requireHandshake,
} from "./find-handshake.ts";
import { handshakeAnswer } from "./handshake-answer.ts";
import { requireChangeable } from "./handshake-state.ts";

/** Who accepts a handshake with an organization that it is not in leaves its own, and so needs to be allowed to. */
function leaving(
  { HandshakeId }: { readonly HandshakeId: string },
  scope: Scope,
): readonly Requirement[] {
  const target = handshakeTarget(HandshakeId, scope);
  const isMember = scope.account.get(memberships, scope.account.accountId) !== undefined;
  return isMember && target.arn.includes("/invite/")
    ? [{ action: "organizations:LeaveOrganization", target: { arn: "*" } }]
    : [];
}

/** What a handshake comes to when it is accepted. */
function complete(
  scope: WriteScope,
  { management, side }: FoundHandshake<AccountWriter>,
  accepted: Handshake,
): void {
  switch (accepted.action) {
    case "INVITE":
      if (side !== "recipient") throw noAccess();
      join(scope, management, accepted);
      return;
    case "APPROVE_ALL_FEATURES":
      if (side !== "recipient") throw noAccess();
      approveAllFeatures(management, accepted, scope.now);
      return;
    case "ENABLE_ALL_FEATURES":
      finishAllFeatures(management, accepted);
      return;
    case "TRANSFER_RESPONSIBILITY":
      if (side !== "recipient") throw noAccess();
      acceptTransfer(scope, management, accepted);
  }
}

export const acceptHandshake = operation("organizations", "AcceptHandshake", {
  access: "write",
  resource: ({ HandshakeId }, scope) => handshakeTarget(HandshakeId, scope),
  also: leaving,
  accounts: accountsOfHandshake,
  run({ HandshakeId }, scope) {
    const { now, arn } = scope;
    const found = requireHandshake(scope, scope.other, HandshakeId);
    const { handshake, management } = found;
    requireChangeable(handshake, "ACCEPTED", now);
    const accepted: Handshake = { ...handshake, state: "ACCEPTED", stateDate: now };
    management.put(handshakes, accepted);
    complete(scope, found, accepted);
    return { Handshake: handshakeAnswer(arn.partition, management, accepted, now) };
  },
});
