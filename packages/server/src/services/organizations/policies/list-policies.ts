import { organizationPolicies } from "@ostiary/directory";
import { awsManagedPolicies } from "../../../organizations/full-access.ts";
import { policySummary } from "../answers.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { inOrder } from "./in-order.ts";

export const listPolicies = organizationRead("ListPolicies", {
  audience: "delegates",
  context: ({ Filter }) => ({ "organizations:PolicyType": Filter }),
  run(input, { own }) {
    const { Filter } = input;
    const policies = inOrder([
      ...awsManagedPolicies.filter(({ type }) => type === Filter),
      ...own.management.find(organizationPolicies, "type", Filter),
    ]);
    const { items, end } = pageOfList(input, policies);
    return { Policies: items.map(({ policy }) => policySummary(own, policy)), ...end };
  },
});
