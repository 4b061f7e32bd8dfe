import { registryId, responsibilityTransfers, transferAddresses } from "@ostiary/directory";
import type { KnownAccounts } from "../../../operation.ts";
import { noAccess } from "../errors.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { transferContext } from "./find-transfer.ts";
import { transferAnswer } from "./transfer-answer.ts";

/** The transfers that others ask of an account, or have from it. */
const asked = ({ account, other }: KnownAccounts) =>
  account === undefined
    ? []
    : (other(registryId)?.find(transferAddresses, "source", account.accountId) ?? []);

export const listOutboundResponsibilityTransfers = organizationRead(
  "ListOutboundResponsibilityTransfers",
  {
    audience: "management",
    context: () => transferContext("outbound"),
    accounts: (_, known) => asked(known).map(({ targetId }) => targetId),
    run(input, scope) {
      const { own, account, now, other } = scope;
      if (!own.isManagement) throw noAccess();
      const transfers = asked({ account, other }).flatMap(({ id, targetId }) => {
        const target = other(targetId);
        const transfer = target?.get(responsibilityTransfers, id);
        return target === undefined || transfer === undefined ? [] : [{ id, target, transfer }];
      });
      const { items, end } = pageOfList(input, transfers);
      return {
        ResponsibilityTransfers: items.map(({ target, transfer }) =>
          transferAnswer(own, target, transfer, "outbound", now),
        ),
        ...end,
      };
    },
  },
);
