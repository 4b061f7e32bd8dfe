import { policySummary } from "../answers.ts";
import { entityTarget, requirePolicy, requireTarget } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { attachedOf } from "./attachments.ts";

export const listPoliciesForTarget = organizationRead("ListPoliciesForTarget", {
  audience: "delegates",
  resource: ({ TargetId }, { own }) => entityTarget(own, TargetId),
  context: ({ Filter }) => ({ "organizations:PolicyType": Filter }),
  run(input, { own }) {
    const { record } = requireTarget(own, input.TargetId);
    const policies = attachedOf(own, record, input.Filter)
      .map((id) => requirePolicy(own, id))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const { items, end } = pageOfList(input, policies);
    return { Policies: items.map((policy) => policySummary(own, policy)), ...end };
  },
});
