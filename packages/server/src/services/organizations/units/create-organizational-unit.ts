import {
  type OrganizationalUnit,
  organizationalUnitId,
  organizationalUnits,
  organizationQuotas,
} from "@ostiary/directory";
import { unitArn } from "../../../organizations/arns.ts";
import { requestTags, tagsOnCreate } from "../../iam/tags.ts";
import { unitAnswer } from "../answers.ts";
import { depthOf, entityTarget, requireParent } from "../entities.ts";
import { constraintViolation } from "../errors.ts";
import { organizationWrite } from "../organization-operation.ts";
import { withTags } from "../tags.ts";
import { requireFreeUnitName } from "./unit-name.ts";

export const createOrganizationalUnit = organizationWrite("CreateOrganizationalUnit", {
  audience: "management",
  resource: ({ ParentId }, { own }) => entityTarget(own, ParentId),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Tags }, { own }) =>
    tagsOnCreate("organizations:TagResource", unitArn(own, "ou-*"), Tags),
  run({ ParentId, Name, Tags }, { own, now }) {
    const { management, root } = own;
    requireParent(own, ParentId);
    if (depthOf(own, ParentId) >= organizationQuotas.unitDepth) {
      throw constraintViolation(
        "OU_DEPTH_LIMIT_EXCEEDED",
        "You have exceeded the maximum nesting level of organizational units.",
      );
    }
    if (management.count(organizationalUnits) >= organizationQuotas.units) {
      throw constraintViolation(
        "OU_NUMBER_LIMIT_EXCEEDED",
        "You have exceeded the allowed number of organizational units.",
      );
    }
    requireFreeUnitName(management, ParentId, Name);
    const unit: OrganizationalUnit = {
      id: organizationalUnitId(root.id),
      parentId: ParentId,
      name: Name,
      createDate: now,
      policies: {},
      tags: withTags([], Tags),
    };
    management.put(organizationalUnits, unit);
    return { OrganizationalUnit: unitAnswer(own, unit) };
  },
});
