import { requireMember } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";
import { depart } from "./departure.ts";

export const leaveOrganization = organizationWrite("LeaveOrganization", {
  audience: "members",
  run(_, scope) {
    depart(scope, requireMember(scope.own, scope.account.accountId));
    return {};
  },
});
