import { type Handshake, handshakes } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noAccess } from "../errors.ts";
import { endAllFeatures } from "../organization/all-features.ts";
import { endRequest } from "../transfers/accept-transfer.ts";
import { accountsOfHandshake, handshakeTarget, requireHandshake } from "./find-handshake.ts";
import { handshakeAnswer } from "./handshake-answer.ts";
import { requireChangeable } from "./handshake-state.ts";

export const cancelHandshake = operation("organizations", "CancelHandshake", {
  access: "write",
  resource: ({ HandshakeId }, scope) => handshakeTarget(HandshakeId, scope),
  accounts: accountsOfHandshake,
  run({ HandshakeId }, scope) {
    const { now, arn, account } = scope;
    const { handshake, management } = requireHandshake(scope, scope.other, HandshakeId);
    if (management.accountId !== account.accountId) throw noAccess();
    requireChangeable(handshake, "CANCELED", now);
    const canceled: Handshake = { ...handshake, state: "CANCELED", stateDate: now };
    management.put(handshakes, canceled);
    endAllFeatures(management, canceled, now);
    endRequest(management, canceled, "CANCELED");
    return { Handshake: handshakeAnswer(arn.partition, management, canceled, now) };
  },
});
