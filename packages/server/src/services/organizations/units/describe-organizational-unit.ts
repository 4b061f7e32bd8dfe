import { unitAnswer } from "../answers.ts";
import { entityTarget, requireUnit } from "../entities.ts";
import { organizationRead } from "../organization-operation.ts";

export const describeOrganizationalUnit = organizationRead("DescribeOrganizationalUnit", {
  audience: "delegates",
  resource: ({ OrganizationalUnitId }, { own }) => entityTarget(own, OrganizationalUnitId),
  run: ({ OrganizationalUnitId }, { own }) => ({
    OrganizationalUnit: unitAnswer(own, requireUnit(own, OrganizationalUnitId)),
  }),
});
