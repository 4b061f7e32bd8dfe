import { organizationPolicies } from "@ostiary/directory";
import { awsManagedPolicies } from "../../../organizations/full-access.ts";
import { policySummary } from "../answers.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";

export const listPolicies = organizationRead("ListPolicies", {
  audience: "delegates",
  context: ({ Filter }) => ({ "organizations:PolicyType": Filter }),
  run(input, { own }) {
    const { Filter } = input;
    const policies = [
      ...awsManagedPolicies.filter(({ type }) => type === Filter),
      ...own.management.find(organizationPolicies, "type", Filter),
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    const { items, end } = pageOfList(input, policies);
    return { Policies: items.map((policy) => policySummary(own, policy)), ...end };
  },
});
