import { entityTarget, requireMember } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";
import { depart } from "./departure.ts";

export const removeAccountFromOrganization = organizationWrite("RemoveAccountFromOrganization", {
  audience: "management",
  resource: ({ AccountId }, { own }) => entityTarget(own, AccountId),
  accounts: ({ AccountId }) => [AccountId],
  run({ AccountId }, scope) {
    depart(scope, requireMember(scope.own, AccountId));
    return {};
  },
});
