import { accounts, createAccountStatuses, organizationEntityId } from "@ostiary/directory";
import { standingIn } from "../change.ts";

/** moto makes the management account as it makes members: there is a request for it, too. */
export const madeOrganizations = standingIn(
  "organizations",
  "CreateOrganization",
  "the management account has a request to make it, as members have",
  (strict) => ({
    access: "write",
    run(input, scope) {
      const { account, now } = scope;
      const answer = strict.run(input, scope);
      const { accountId } = account;
      account.put(createAccountStatuses, {
        id: organizationEntityId("car-"),
        accountName: account.get(accounts, accountId)?.name ?? accountId,
        requestDate: now,
        state: "SUCCEEDED",
        accountId,
      });
      return answer;
    },
  }),
);
