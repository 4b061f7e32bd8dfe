import { responsibilityTransfers } from "@ostiary/directory";
import { noAccess, notFound } from "../errors.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { transferContext } from "./find-transfer.ts";
import { transferAnswer } from "./transfer-answer.ts";

export const listInboundResponsibilityTransfers = organizationRead(
  "ListInboundResponsibilityTransfers",
  {
    audience: "management",
    context: () => transferContext("inbound"),
    run(input, { own, now }) {
      if (!own.isManagement) throw noAccess();
      const transfers = [...own.management.list(responsibilityTransfers)].filter(
        ({ id }) => input.Id === undefined || id === input.Id,
      );
      if (input.Id !== undefined && transfers.length === 0) {
        throw notFound("ResponsibilityTransfer");
      }
      const { items, end } = pageOfList(input, transfers);
      return {
        ResponsibilityTransfers: items.map((one) =>
          transferAnswer(own, own.management, one, "inbound", now),
        ),
        ...end,
      };
    },
  },
);
