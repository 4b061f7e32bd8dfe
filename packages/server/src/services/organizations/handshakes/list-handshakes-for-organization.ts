import { handshakes } from "@ostiary/directory";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { handshakeAnswer } from "./handshake-answer.ts";
import { filterOf } from "./handshake-filter.ts";
import { isShown } from "./handshake-state.ts";

export const listHandshakesForOrganization = organizationRead("ListHandshakesForOrganization", {
  audience: "delegates",
  run(input, { own, now }) {
    const matches = filterOf(input.Filter);
    const found = [...own.management.list(handshakes)].filter(
      (handshake) => isShown(handshake, now) && matches(handshake),
    );
    const { items, end } = pageOfList(input, found);
    return {
      Handshakes: items.map((one) => handshakeAnswer(own.partition, own.management, one, now)),
      ...end,
    };
  },
});
