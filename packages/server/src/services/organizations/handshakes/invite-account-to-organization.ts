import { handshakes, memberAccounts, organizationQuotas, registryId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { requestTags, tagsOnCreate } from "../../iam/tags.ts";
import { handshakeConstraint, notFound } from "../errors.ts";
import type { CallersOrganization } from "../organization-of.ts";
import { organizationWrite } from "../organization-operation.ts";
import { withTags } from "../tags.ts";
import { handshakeAnswer } from "./handshake-answer.ts";
import { isPending } from "./handshake-state.ts";
import { invitedAccount, invitedTarget, requireParty } from "./invited-account.ts";
import { beginHandshake } from "./new-handshake.ts";

const day = 86_400_000;

/** Whether the organization may invite anybody, and this account. */
function requireInvitable(own: CallersOrganization, recipient: string, now: number): void {
  const { management } = own;
  if (management.get(memberAccounts, recipient) !== undefined) {
    throw handshakeConstraint(
      "ALREADY_IN_AN_ORGANIZATION",
      "You can't invite an account that is already a member of an organization.",
    );
  }
  const migration = management.find(handshakes, "action", "ENABLE_ALL_FEATURES");
  if (migration.some((one) => isPending(one, now))) {
    throw handshakeConstraint(
      "INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES",
      "You can't issue new invitations to join an organization while it's in the process of enabling all features.",
    );
  }
  const sent = management.find(handshakes, "action", "INVITE");
  const lately = sent.filter(({ requestDate }) => requestDate > now - day);
  if (lately.length >= organizationQuotas.invitationsPerDay) {
    throw handshakeConstraint(
      "HANDSHAKE_RATE_LIMIT_EXCEEDED",
      "You have exceeded the number of handshakes that you can send in one day.",
    );
  }
  const open = sent.filter((one) => isPending(one, now));
  if (management.count(memberAccounts) + open.length >= organizationQuotas.accounts) {
    throw handshakeConstraint(
      "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
      "You have exceeded the allowed number of AWS accounts.",
    );
  }
  if (
    open.some(
      ({ recipientId, parties }) =>
        recipientId === recipient || parties.some(({ id }) => id === recipient),
    )
  ) {
    throw serviceError(
      "DuplicateHandshakeException",
      "A handshake with the same action and target already exists.",
    );
  }
}

export const inviteAccountToOrganization = organizationWrite("InviteAccountToOrganization", {
  audience: "management",
  resource: ({ Target }, { own }) => invitedTarget(own, Target),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Target, Tags }, { own }) =>
    tagsOnCreate("organizations:TagResource", invitedTarget(own, Target).arn, Tags),
  accounts: ({ Target }, { other }) => {
    const invited = invitedAccount(Target, other);
    return [registryId, ...(invited === undefined ? [] : [invited])];
  },
  run({ Target, Notes, Tags }, scope) {
    const { own, now } = scope;
    const recipient = requireParty(Target);
    const accountId = invitedAccount(Target, scope.other);
    if (recipient.type === "ACCOUNT" && scope.other(recipient.id) === undefined) {
      throw notFound("Account");
    }
    requireInvitable(own, accountId ?? recipient.id, now);
    const handshake = beginHandshake(scope, {
      action: "INVITE",
      state: "REQUESTED",
      recipient,
      tags: withTags([], Tags),
      days: organizationQuotas.handshakeDays,
      ...(accountId !== undefined && { recipientId: accountId }),
      ...(Notes !== undefined && { notes: Notes }),
    });
    return { Handshake: handshakeAnswer(own.partition, own.management, handshake, now) };
  },
});
