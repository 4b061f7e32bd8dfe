import { organizationalUnits } from "@ostiary/directory";
import { unitAnswer } from "../answers.ts";
import { entityTarget, requireParent } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";
import { pageOfList } from "../pagination.ts";

export const listOrganizationalUnitsForParent = organizationRead(
  "ListOrganizationalUnitsForParent",
  {
    audience: "delegates",
    resource: ({ ParentId }, { own }) => entityTarget(own, ParentId),
    run(input, { own }) {
      const { record } = requireParent(own, input.ParentId);
      const units = own.management.find(organizationalUnits, "parent", record.id);
      const { items, end } = pageOfList(input, units);
      return { OrganizationalUnits: items.map((unit) => unitAnswer(own, unit)), ...end };
    },
  },
);
