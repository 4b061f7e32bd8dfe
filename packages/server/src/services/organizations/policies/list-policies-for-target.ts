import { policySummary } from "../answers.ts";
import { entityTarget, requirePolicy, requireTarget } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";
import { attachedOf } from "./attachments.ts";
import { inOrder } from "./in-order.ts";

export const listPoliciesForTarget = organizationRead("ListPoliciesForTarget", {
  audience: "delegates",
  resource: ({ TargetId }, { own }) => entityTarget(own, TargetId),
  context: ({ Filter }) => ({ "organizations:PolicyType": Filter }),
  run(input, { own }) {
    const { record } = requireTarget(own, input.TargetId);
    const policies = inOrder(
      attachedOf(own, record, input.Filter).map((id) => requirePolicy(own, id)),
    );
    const { items, end } = pageOfList(input, policies);
    return { Policies: items.map(({ policy }) => policySummary(own, policy)), ...end };
  },
});
