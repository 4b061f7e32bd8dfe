import {
  accountEmails,
  accounts,
  emailId,
  memberAccounts,
  memberships,
  organizationEntityId,
  organizationRoots,
  organizations,
  registryId,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { emailOf } from "../accounts/email.ts";
import { organizationAnswer } from "../answers.ts";
import { organizationOf } from "../organization-of.ts";

export const createOrganization = operation("organizations", "CreateOrganization", {
  access: "write",
  accounts: () => [registryId],
  run({ FeatureSet = "ALL" }, scope) {
    const { account, now } = scope;
    const { accountId } = account;
    if (account.get(memberships, accountId) !== undefined) {
      throw serviceError(
        "AlreadyInOrganizationException",
        "The provided account is already a member of an organization.",
      );
    }
    const organizationId = organizationEntityId("o-");
    const rootId = organizationEntityId("r-");
    const email = emailOf(account);
    const nothing = { policies: {}, tags: [] };
    account.put(organizations, {
      id: organizationId,
      featureSet: FeatureSet,
      rootId,
      createDate: now,
    });
    account.put(organizationRoots, { id: rootId, name: "Root", policyTypes: [], ...nothing });
    account.put(memberAccounts, {
      id: accountId,
      parentId: rootId,
      name: account.get(accounts, accountId)?.name ?? accountId,
      email,
      status: "ACTIVE",
      joinedMethod: "INVITED",
      joinedDate: now,
      ...nothing,
    });
    account.put(memberships, { id: accountId, organizationId, managementAccountId: accountId });
    const registry = scope.other(registryId);
    if (registry?.get(accountEmails, emailId(email)) === undefined) {
      registry?.put(accountEmails, { id: emailId(email), accountId });
    }
    const own = organizationOf(scope, account, scope.other);
    if (own === undefined) throw new Error("The organization that was just made is not there.");
    return { Organization: organizationAnswer(own, email) };
  },
});
