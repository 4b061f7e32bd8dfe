import { organizationRead } from "../organization-operation.ts";
import {
  accountsOfTransfer,
  contextOfTransfer,
  requireTransfer,
  transferTarget,
} from "./find-transfer.ts";
import { transferAnswer } from "./transfer-answer.ts";

export const describeResponsibilityTransfer = organizationRead("DescribeResponsibilityTransfer", {
  audience: "management",
  resource: ({ Id }, scope) => transferTarget(scope, Id),
  context: ({ Id }, scope) => contextOfTransfer(Id, scope),
  accounts: accountsOfTransfer,
  run({ Id }, scope) {
    const { own, account, now } = scope;
    const { isManagement } = own;
    const found = requireTransfer({ account, isManagement }, scope.other, Id);
    const { target, transfer, direction } = found;
    return { ResponsibilityTransfer: transferAnswer(own, target, transfer, direction, now) };
  },
});
