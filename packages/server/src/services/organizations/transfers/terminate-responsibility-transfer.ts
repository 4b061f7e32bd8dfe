import { responsibilityTransfers } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { organizationWrite } from "../organization-operation.ts";
import {
  accountsOfTransfer,
  contextOfTransfer,
  requireTransfer,
  transferTarget,
} from "./find-transfer.ts";
import { endOfMonth, requireEnd } from "./start-date.ts";
import { statusOf, transferAnswer } from "./transfer-answer.ts";

export const terminateResponsibilityTransfer = organizationWrite(
  "TerminateResponsibilityTransfer",
  {
    audience: "management",
    resource: ({ Id }, scope) => transferTarget(scope, Id),
    context: ({ Id }, scope) => contextOfTransfer(Id, scope),
    accounts: accountsOfTransfer,
    run({ Id, EndTimestamp }, scope) {
      const { own, account, now } = scope;
      const { isManagement } = own;
      const found = requireTransfer({ account, isManagement }, scope.other, Id);
      const { target, transfer, direction } = found;
      const status = statusOf(target, transfer, now);
      if (status === "WITHDRAWN") {
        throw serviceError(
          "ResponsibilityTransferAlreadyInStatusException",
          "The responsibility transfer is already in the status that you specified.",
        );
      }
      if (status !== "ACCEPTED") {
        throw serviceError(
          "InvalidResponsibilityTransferTransitionException",
          "The responsibility transfer cannot transition to the requested state.",
        );
      }
      const endDate = EndTimestamp?.getTime() ?? endOfMonth(Math.max(now, transfer.startDate));
      requireEnd(endDate, transfer.startDate, now);
      const ended = { ...transfer, status: "WITHDRAWN" as const, endDate };
      target.put(responsibilityTransfers, ended);
      return { ResponsibilityTransfer: transferAnswer(own, target, ended, direction, now) };
    },
  },
);
