import { type Handshake, handshakes } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { noAccess } from "../errors.ts";
import { endRequest } from "../transfers/accept-transfer.ts";
import { accountsOfHandshake, handshakeTarget, requireHandshake } from "./find-handshake.ts";
import { handshakeAnswer } from "./handshake-answer.ts";
import { requireChangeable } from "./handshake-state.ts";

export const declineHandshake = operation("organizations", "DeclineHandshake", {
  access: "write",
  resource: ({ HandshakeId }, scope) => handshakeTarget(HandshakeId, scope),
  accounts: accountsOfHandshake,
  run({ HandshakeId }, scope) {
    const { now, arn } = scope;
    const { handshake, management, side } = requireHandshake(scope, scope.other, HandshakeId);
    if (side !== "recipient") throw noAccess();
    requireChangeable(handshake, "DECLINED", now);
    const declined: Handshake = { ...handshake, state: "DECLINED", stateDate: now };
    management.put(handshakes, declined);
    endRequest(management, declined, "DECLINED");
    return { Handshake: handshakeAnswer(arn.partition, management, declined, now) };
  },
});
