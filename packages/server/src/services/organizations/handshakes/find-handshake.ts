import {
  type AccountReader,
  emailId,
  type Handshake,
  handshakeAddresses,
  handshakes,
  registryId,
} from "@ostiary/directory";
import type { KnownAccounts, Scope, Target } from "../../../operation.ts";
import { handshakeArn } from "../../../organizations/arns.ts";
import { emailOf } from "../accounts/email.ts";
import { noAccess, notFound } from "../errors.ts";
import { managementOf } from "../organization-of.ts";
import { organizationIdOf } from "./handshake-answer.ts";
import { isShown } from "./handshake-state.ts";

/** A handshake with the account that it lies in, and what the caller's account has to do with it. */
export interface FoundHandshake<A extends AccountReader> {
  readonly handshake: Handshake;
  readonly management: A;
  readonly side: "originator" | "recipient";
}

/** The account that a handshake lies in. */
function originatorOf(other: KnownAccounts["other"], id: string): string | undefined {
  return other(registryId)?.get(handshakeAddresses, id)?.originatorId;
}

/** The accounts that an operation on one handshake is about: the registry, and the one in which the handshake lies. */
export function accountsOfHandshake(
  { HandshakeId }: { readonly HandshakeId: string },
  { account, other }: KnownAccounts,
): readonly string[] {
  const originator = originatorOf(other, HandshakeId);
  return [registryId, ...managementOf(account), ...(originator === undefined ? [] : [originator])];
}

/** The names under which an account is asked. */
export const recipientNames = (account: AccountReader): readonly string[] => [
  account.accountId,
  emailId(emailOf(account)),
];

function sideOf(
  account: AccountReader,
  management: AccountReader,
  recipient: string,
): FoundHandshake<AccountReader>["side"] | undefined {
  if (recipientNames(account).includes(recipient)) return "recipient";
  return management.accountId === account.accountId ? "originator" : undefined;
}

/**
 * A handshake that the caller's account takes part in. HandshakeNotFoundException where there is none of that id any more;
 * AccessDenied where it is between others.
 */
export function requireHandshake<A extends AccountReader>(
  { account, now }: { readonly account: A; readonly now: number },
  other: (accountId: string) => A | undefined,
  id: string,
): FoundHandshake<A> {
  const address = other(registryId)?.get(handshakeAddresses, id);
  if (address === undefined) throw notFound("Handshake");
  const management =
    address.originatorId === account.accountId ? account : other(address.originatorId);
  const handshake = management?.get(handshakes, id);
  if (management === undefined || handshake === undefined || !isShown(handshake, now)) {
    throw notFound("Handshake");
  }
  const side = sideOf(account, management, address.recipient);
  if (side === undefined) throw noAccess();
  return { handshake, management, side };
}

/** A handshake as policies name it; of one that is not there nothing but the id is known. */
export function handshakeTarget(id: string, scope: Scope): Target {
  const { account, arn } = scope;
  const decidedBy = account.accountId;
  const { directory } = scope.server;
  const originator = originatorOf(directory.loaded, id);
  const management = originator === undefined ? undefined : directory.loaded(originator);
  const handshake = management?.get(handshakes, id);
  if (management === undefined || handshake === undefined) {
    return {
      arn: `arn:${arn.partition}:organizations::${account.accountId}:handshake/*/*/${id}`,
      decidedBy,
    };
  }
  const space = {
    partition: arn.partition,
    managementAccountId: management.accountId,
    organizationId: organizationIdOf(handshake),
  };
  return { arn: handshakeArn(space, handshake.action, id), decidedBy };
}
