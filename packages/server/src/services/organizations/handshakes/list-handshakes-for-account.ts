import { handshakeAddresses, handshakes, registryId } from "@ostiary/directory";
import { type KnownAccounts, operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { recipientNames } from "./find-handshake.ts";
import { handshakeAnswer } from "./handshake-answer.ts";
import { filterOf } from "./handshake-filter.ts";
import { isShown } from "./handshake-state.ts";

/** The handshakes in which the caller's account is asked, with the accounts in which they lie. */
function addressed({ account, other }: KnownAccounts) {
  const registry = other(registryId);
  if (account === undefined || registry === undefined) return [];
  return recipientNames(account).flatMap((name) =>
    registry.find(handshakeAddresses, "recipient", name),
  );
}

export const listHandshakesForAccount = operation("organizations", "ListHandshakesForAccount", {
  access: "read",
  accounts: (_, known) => addressed(known).map(({ originatorId }) => originatorId),
  run(input, scope) {
    const matches = filterOf(input.Filter);
    const found = addressed({ account: scope.account, other: scope.other })
      .flatMap(({ id, originatorId }) => {
        const management = scope.other(originatorId);
        const handshake = management?.get(handshakes, id);
        return management === undefined || handshake === undefined
          ? []
          : [{ id, management, handshake }];
      })
      .filter(({ handshake }) => isShown(handshake, scope.now) && matches(handshake))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const { items, end } = pageOfList(input, found);
    return {
      Handshakes: items.map(({ management, handshake }) =>
        handshakeAnswer(scope.arn.partition, management, handshake, scope.now),
      ),
      ...end,
    };
  },
});
