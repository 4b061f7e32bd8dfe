import {
  organizationEntityId,
  organizationQuotas,
  type ResponsibilityTransfer,
  registryId,
  responsibilityTransfers,
  transferAddresses,
} from "@ostiary/directory";
import { transferArn } from "../../../organizations/arns.ts";
import { tagsOnCreate } from "../../iam/tags.ts";
import { emailOf } from "../accounts/email.ts";
import { requireMember } from "../entities.ts";
import { handshakeConstraint, notFound } from "../errors.ts";
import { handshakeAnswer } from "../handshakes/handshake-answer.ts";
import { invitedAccount, invitedTarget, requireParty } from "../handshakes/invited-account.ts";
import { beginHandshake } from "../handshakes/new-handshake.ts";
import { requireAllFeatures } from "../organization/feature-set.ts";
import { type OrganizationWriteScope, organizationWrite } from "../organization-operation.ts";
import { withTags } from "../tags.ts";
import { transferContext } from "./find-transfer.ts";
import { requireStart } from "./start-date.ts";

/** One account lets its bills be paid by the caller's once only. */
function requireNone({ own }: OrganizationWriteScope, sourceId: string): void {
  const present = [...own.management.list(responsibilityTransfers)].some(
    ({ source, status }) =>
      source.accountId === sourceId && (status === "REQUESTED" || status === "ACCEPTED"),
  );
  if (present) {
    throw handshakeConstraint(
      "RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
      "You cannot perform this operation with the current transfer.",
    );
  }
}

export const inviteOrganizationToTransferResponsibility = organizationWrite(
  "InviteOrganizationToTransferResponsibility",
  {
    audience: "management",
    resource: ({ Target }, { own }) => invitedTarget(own, Target),
    context: () => transferContext("inbound"),
    also: ({ Tags }, { own }) =>
      tagsOnCreate(
        "organizations:TagResource",
        transferArn(own, "inbound", "rt-*"),
        Tags,
        transferContext("inbound"),
      ),
    accounts: ({ Target }, { other }) => {
      const invited = invitedAccount(Target, other);
      return [registryId, ...(invited === undefined ? [] : [invited])];
    },
    run({ Target, Notes, StartTimestamp, SourceName, Tags }, scope) {
      const { own, now } = scope;
      const { management, managementAccountId } = own;
      requireAllFeatures(own);
      const recipient = requireParty(Target);
      requireStart(StartTimestamp, now);
      const sourceId = invitedAccount(Target, scope.other);
      const source = sourceId === undefined ? undefined : scope.other(sourceId);
      if (sourceId === undefined || source === undefined) throw notFound("Account");
      if (sourceId === managementAccountId) {
        throw handshakeConstraint(
          "SOURCE_AND_TARGET_CANNOT_MATCH",
          "An account can't accept a transfer invitation if it is both the sender and recipient of the invitation.",
        );
      }
      requireNone(scope, sourceId);
      const id = organizationEntityId("rt-");
      const handshake = beginHandshake(scope, {
        action: "TRANSFER_RESPONSIBILITY",
        state: "REQUESTED",
        recipient,
        recipientId: sourceId,
        transferId: id,
        tags: [],
        days: organizationQuotas.handshakeDays,
        ...(Notes !== undefined && { notes: Notes }),
      });
      const transfer: ResponsibilityTransfer = {
        id,
        name: SourceName,
        status: "REQUESTED",
        source: { accountId: sourceId, email: emailOf(source) },
        target: {
          accountId: managementAccountId,
          email: requireMember(own, managementAccountId).email,
          organizationId: own.organizationId,
        },
        startDate: StartTimestamp.getTime(),
        handshakeId: handshake.id,
        tags: withTags([], Tags),
      };
      management.put(responsibilityTransfers, transfer);
      scope
        .other(registryId)
        ?.put(transferAddresses, { id, targetId: managementAccountId, sourceId });
      return { Handshake: handshakeAnswer(own.partition, management, handshake, now) };
    },
  },
);
