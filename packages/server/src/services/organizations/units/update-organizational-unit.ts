import { organizationalUnits } from "@ostiary/directory";
import { unitAnswer } from "../answers.ts";
import { entityTarget, requireUnit } from "../entities.ts";
import { organizationWrite } from "../organization-operation.ts";
import { requireFreeUnitName } from "./unit-name.ts";

export const updateOrganizationalUnit = organizationWrite("UpdateOrganizationalUnit", {
  audience: "management",
  resource: ({ OrganizationalUnitId }, { own }) => entityTarget(own, OrganizationalUnitId),
  run({ OrganizationalUnitId, Name }, { own }) {
    const unit = requireUnit(own, OrganizationalUnitId);
    if (Name === undefined || Name === unit.name) {
      return { OrganizationalUnit: unitAnswer(own, unit) };
    }
    requireFreeUnitName(own.management, unit.parentId, Name);
    const renamed = { ...unit, name: Name };
    own.management.put(organizationalUnits, renamed);
    return { OrganizationalUnit: unitAnswer(own, renamed) };
  },
});
