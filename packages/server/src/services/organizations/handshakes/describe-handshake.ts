import { operation } from "../../../operation.ts";
import { accountsOfHandshake, handshakeTarget, requireHandshake } from "./find-handshake.ts";
import { handshakeAnswer } from "./handshake-answer.ts";

export const describeHandshake = operation("organizations", "DescribeHandshake", {
  access: "read",
  resource: ({ HandshakeId }, scope) => handshakeTarget(HandshakeId, scope),
  accounts: accountsOfHandshake,
  run({ HandshakeId }, scope) {
    const { handshake, management } = requireHandshake(scope, scope.other, HandshakeId);
    return { Handshake: handshakeAnswer(scope.arn.partition, management, handshake, scope.now) };
  },
});
