import {
  type AccountReader,
  type ResponsibilityTransfer,
  registryId,
  responsibilityTransfers,
  transferAddresses,
} from "@ostiary/directory";
import type { KnownAccounts, OperationContext, Target } from "../../../operation.ts";
import { transferArn } from "../../../organizations/arns.ts";
import { noAccess, notFound } from "../errors.ts";
import type { OrganizationScope } from "../organization-operation.ts";
import type { Direction } from "./transfer-answer.ts";

/** A transfer with the account that it lies in, and the side that the caller's account is on. */
export interface FoundTransfer<A extends AccountReader> {
  readonly transfer: ResponsibilityTransfer;
  readonly target: A;
  readonly direction: Direction;
}

/** The accounts that an operation on one transfer is about. */
export function accountsOfTransfer(
  { Id }: { readonly Id: string },
  { other }: KnownAccounts,
): readonly string[] {
  const address = other(registryId)?.get(transferAddresses, Id);
  return [registryId, ...(address === undefined ? [] : [address.targetId])];
}

/** A transfer in which the caller's organization takes part; only its management account may know of it. */
export function requireTransfer<A extends AccountReader>(
  { account, isManagement }: { readonly account: A; readonly isManagement: boolean },
  other: (accountId: string) => A | undefined,
  id: string,
): FoundTransfer<A> {
  if (!isManagement) throw noAccess();
  const address = other(registryId)?.get(transferAddresses, id);
  if (address === undefined) throw notFound("ResponsibilityTransfer");
  const isTarget = address.targetId === account.accountId;
  if (!isTarget && address.sourceId !== account.accountId) throw notFound("ResponsibilityTransfer");
  const target = isTarget ? account : other(address.targetId);
  const transfer = target?.get(responsibilityTransfers, id);
  if (target === undefined || transfer === undefined) throw notFound("ResponsibilityTransfer");
  return { transfer, target, direction: isTarget ? "inbound" : "outbound" };
}

const directionOf = (accountId: string, id: string, other: KnownAccounts["other"]): Direction =>
  other(registryId)?.get(transferAddresses, id)?.sourceId === accountId ? "outbound" : "inbound";

/** A transfer as policies name it, from the caller's side. */
export const transferTarget = (
  { own, account, server }: OrganizationScope,
  id: string,
): Target => ({
  arn: transferArn(own, directionOf(account.accountId, id, server.directory.loaded), id),
});

/** `organizations:TransferType` and `organizations:TransferDirection`. */
export const transferContext = (direction: Direction): OperationContext => ({
  "organizations:TransferType": "BILLING",
  "organizations:TransferDirection": direction.toUpperCase(),
});

/** The context of a call on a transfer that is there. */
export const contextOfTransfer = (
  id: string,
  { account, server }: Pick<OrganizationScope, "account" | "server">,
): OperationContext => transferContext(directionOf(account.accountId, id, server.directory.loaded));
