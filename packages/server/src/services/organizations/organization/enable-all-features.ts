import { handshakes, memberAccounts, organizationQuotas, registryId } from "@ostiary/directory";
import { handshakeConstraint } from "../errors.ts";
import { handshakeAnswer } from "../handshakes/handshake-answer.ts";
import { isPending } from "../handshakes/handshake-state.ts";
import { beginHandshake } from "../handshakes/new-handshake.ts";
import { organizationWrite } from "../organization-operation.ts";

export const enableAllFeatures = organizationWrite("EnableAllFeatures", {
  audience: "management",
  accounts: () => [registryId],
  run(_, scope) {
    const { own, now } = scope;
    const { management } = own;
    if (own.organization.featureSet === "ALL") {
      throw handshakeConstraint(
        "ORGANIZATION_ALREADY_HAS_ALL_FEATURES",
        "The handshake request is invalid because the organization has already enabled all features.",
      );
    }
    const begun = management.find(handshakes, "action", "ENABLE_ALL_FEATURES");
    if (begun.some((one) => isPending(one, now))) {
      throw handshakeConstraint(
        "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION",
        "The handshake request is invalid because the organization has already started the process to enable all features.",
      );
    }
    // Accounts that the organization made need not be asked.
    const invited = [...management.list(memberAccounts)].filter(
      ({ id, joinedMethod, status }) =>
        joinedMethod === "INVITED" && status === "ACTIVE" && id !== own.managementAccountId,
    );
    const days = organizationQuotas.enableAllFeaturesDays;
    const handshake = beginHandshake(scope, {
      action: "ENABLE_ALL_FEATURES",
      state: invited.length === 0 ? "OPEN" : "REQUESTED",
      tags: [],
      days,
    });
    for (const { id } of invited) {
      beginHandshake(scope, {
        action: "APPROVE_ALL_FEATURES",
        state: "REQUESTED",
        recipient: { id, type: "ACCOUNT" },
        recipientId: id,
        parentId: handshake.id,
        tags: [],
        days,
      });
    }
    return { Handshake: handshakeAnswer(own.partition, management, handshake, now) };
  },
});
