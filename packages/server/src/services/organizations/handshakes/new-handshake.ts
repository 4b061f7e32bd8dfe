import {
  type AccountWriter,
  emailId,
  type Handshake,
  handshakeAddresses,
  handshakes,
  organizationEntityId,
  registryId,
} from "@ostiary/directory";
import { concurrentModification } from "../errors.ts";
import type { OrganizationWriteScope } from "../organization-operation.ts";
import { isShown } from "./handshake-state.ts";

/** What sets one handshake apart from another. */
export type NewHandshake = Omit<
  Handshake,
  "id" | "requestDate" | "stateDate" | "expiryDate" | "parties"
> & {
  readonly days: number;
  /** Who is asked; absent: the organization itself. */
  readonly recipient?: { readonly id: string; readonly type: "ACCOUNT" | "EMAIL" };
};

const day = 86_400_000;

/** Takes away what has ended long ago. */
function forgetOld(management: AccountWriter, registry: AccountWriter, now: number): void {
  for (const old of [...management.list(handshakes)].filter((one) => !isShown(one, now))) {
    management.delete(handshakes, old.id);
    registry.delete(handshakeAddresses, old.id);
  }
}

/** Begins a handshake of the organization. */
export function beginHandshake(
  scope: OrganizationWriteScope,
  { days, recipient, ...given }: NewHandshake,
): Handshake {
  const { own, now } = scope;
  const registry = scope.other(registryId);
  if (registry === undefined) throw concurrentModification();
  forgetOld(own.management, registry, now);
  const handshake: Handshake = {
    ...given,
    id: organizationEntityId("h-"),
    requestDate: now,
    stateDate: now,
    expiryDate: now + days * day,
    parties: [
      { id: own.organizationId, type: "ORGANIZATION" },
      ...(recipient === undefined ? [] : [recipient]),
    ],
  };
  own.management.put(handshakes, handshake);
  registry.put(handshakeAddresses, {
    id: handshake.id,
    originatorId: own.managementAccountId,
    recipient:
      handshake.recipientId ?? (recipient ? emailId(recipient.id) : own.managementAccountId),
  });
  return handshake;
}
