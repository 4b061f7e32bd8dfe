import { memberAccounts, organizationalUnits } from "@ostiary/directory";
import { entityTarget, requireParent } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";

export const listChildren = organizationRead("ListChildren", {
  audience: "delegates",
  resource: ({ ParentId }, { own }) => entityTarget(own, ParentId),
  run(input, { own }) {
    const { ChildType } = input;
    const { record } = requireParent(own, input.ParentId);
    const children =
      ChildType === "ACCOUNT"
        ? own.management.find(memberAccounts, "parent", record.id)
        : own.management.find(organizationalUnits, "parent", record.id);
    const { items, end } = pageOfList<{ readonly id: string }>(input, children);
    return { Children: items.map(({ id }) => ({ Id: id, Type: ChildType })), ...end };
  },
});
