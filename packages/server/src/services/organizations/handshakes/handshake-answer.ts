import {
  type AccountReader,
  type Handshake,
  type MemberAccount,
  memberAccounts,
  organizations,
  responsibilityTransfers,
} from "@ostiary/directory";
import { handshakeArn, type OrganizationSpace } from "../../../organizations/arns.ts";
import { stateOf } from "./handshake-state.ts";

/** The organization that a handshake was begun by; it lies in the account that the handshake lies in. */
export const organizationIdOf = ({ parties }: Handshake): string =>
  parties.find(({ type }) => type === "ORGANIZATION")?.id ?? "";

const resource = (Type: ResourceType, Value: string | undefined) =>
  Value === undefined ? [] : [{ Type, Value }];

type ResourceType =
  | "ACCOUNT"
  | "EMAIL"
  | "MANAGEMENT_ACCOUNT"
  | "MANAGEMENT_EMAIL"
  | "MANAGEMENT_NAME"
  | "MASTER_EMAIL"
  | "MASTER_NAME"
  | "NOTES"
  | "ORGANIZATION"
  | "ORGANIZATION_FEATURE_SET"
  | "PARENT_HANDSHAKE"
  | "RESPONSIBILITY_TRANSFER"
  | "TRANSFER_START_TIMESTAMP"
  | "TRANSFER_TYPE";

/** Who invites, as the invited account sees it. */
function inviter(
  management: AccountReader,
  organizationId: string,
  master: MemberAccount | undefined,
) {
  const organization = management.get(organizations, organizationId);
  return [
    ...resource("MASTER_EMAIL", master?.email),
    ...resource("MASTER_NAME", master?.name),
    ...resource(
      "ORGANIZATION_FEATURE_SET",
      organization?.featureSet === "CONSOLIDATED_BILLING" ? "CONSOLIDATED_BILLING" : "ALL",
    ),
  ];
}

function resourcesOf(management: AccountReader, handshake: Handshake) {
  const organizationId = organizationIdOf(handshake);
  const master = management.get(memberAccounts, management.accountId);
  const recipient = handshake.parties.find(({ type }) => type !== "ORGANIZATION");
  const asked =
    recipient && recipient.type !== "ORGANIZATION"
      ? [{ Type: recipient.type, Value: recipient.id }]
      : [];
  const notes = resource("NOTES", handshake.notes);
  switch (handshake.action) {
    case "INVITE":
      return [
        {
          Type: "ORGANIZATION" as const,
          Value: organizationId,
          Resources: inviter(management, organizationId, master),
        },
        ...asked,
        ...notes,
      ];
    case "ENABLE_ALL_FEATURES":
      return resource("ORGANIZATION", organizationId);
    case "APPROVE_ALL_FEATURES":
      return [
        ...resource("ORGANIZATION", organizationId),
        ...asked,
        ...resource("PARENT_HANDSHAKE", handshake.parentId),
      ];
    case "TRANSFER_RESPONSIBILITY": {
      const id = handshake.transferId;
      const transfer = id === undefined ? undefined : management.get(responsibilityTransfers, id);
      return [
        {
          Type: "ORGANIZATION" as const,
          Value: organizationId,
          Resources: [
            ...resource("MANAGEMENT_ACCOUNT", management.accountId),
            ...resource("MANAGEMENT_EMAIL", master?.email),
            ...resource("MANAGEMENT_NAME", master?.name),
          ],
        },
        ...asked,
        ...resource("RESPONSIBILITY_TRANSFER", id),
        ...resource("TRANSFER_TYPE", "BILLING"),
        ...resource(
          "TRANSFER_START_TIMESTAMP",
          transfer && new Date(transfer.startDate).toISOString(),
        ),
        ...notes,
      ];
    }
  }
}

/** A handshake as both sides see it; `management` is the account that it lies in. */
export function handshakeAnswer(
  partition: OrganizationSpace["partition"],
  management: AccountReader,
  handshake: Handshake,
  now: number,
) {
  const organizationId = organizationIdOf(handshake);
  const space = { partition, managementAccountId: management.accountId, organizationId };
  return {
    Id: handshake.id,
    Arn: handshakeArn(space, handshake.action, handshake.id),
    Parties: handshake.parties.map(({ id, type }) => ({ Id: id, Type: type })),
    State: stateOf(handshake, now),
    RequestedTimestamp: new Date(handshake.requestDate),
    ExpirationTimestamp: new Date(handshake.expiryDate),
    Action: handshake.action,
    Resources: resourcesOf(management, handshake),
  };
}
