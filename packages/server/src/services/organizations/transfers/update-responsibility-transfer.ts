import { responsibilityTransfers } from "@ostiary/directory";
import { constraintViolation } from "../errors.ts";
import { organizationWrite } from "../organization-operation.ts";
import {
  accountsOfTransfer,
  contextOfTransfer,
  requireTransfer,
  transferTarget,
} from "./find-transfer.ts";
import { transferAnswer } from "./transfer-answer.ts";

export const updateResponsibilityTransfer = organizationWrite("UpdateResponsibilityTransfer", {
  audience: "management",
  resource: ({ Id }, scope) => transferTarget(scope, Id),
  context: ({ Id }, scope) => contextOfTransfer(Id, scope),
  accounts: accountsOfTransfer,
  run({ Id, Name }, scope) {
    const { own, account, now } = scope;
    const { isManagement } = own;
    const found = requireTransfer({ account, isManagement }, scope.other, Id);
    const { target, transfer, direction } = found;
    // The name is the one under which who pays knows the other.
    if (direction === "outbound") {
      throw constraintViolation(
        "TRANSFER_RESPONSIBILITY_UPDATE_NOT_ALLOWED",
        "You cannot update this transfer.",
      );
    }
    const renamed = { ...transfer, name: Name };
    target.put(responsibilityTransfers, renamed);
    return { ResponsibilityTransfer: transferAnswer(own, target, renamed, direction, now) };
  },
});
