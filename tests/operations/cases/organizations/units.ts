import type { OperationCase, OperationCases } from "../../operation-case.ts";
import type { World } from "../../world.ts";
import { onEntity, onOwn, taggedWith, tags } from "./needs.ts";

const onUnit = (operation: string, more: object = {}): OperationCase => ({
  input: async (world: World) => ({
    OrganizationalUnitId: await world.organization.unit(),
    ...more,
  }),
  needs: (world, { OrganizationalUnitId }) => [onEntity(world, operation, OrganizationalUnitId)],
});

const onParent = (operation: string, more: object = {}): OperationCase => ({
  input: async (world: World) => ({ ParentId: await world.organization.unit(), ...more }),
  needs: (world, { ParentId }) => [onEntity(world, operation, ParentId)],
});

/** Operations on units and the tree. */
export const unitCases: OperationCases = {
  "organizations:CreateOrganizationalUnit": {
    input: async (world) => ({
      ParentId: await world.organization.unit(),
      Name: world.name(),
      Tags: tags,
    }),
    needs: (world, { ParentId }) => [
      onEntity(world, "CreateOrganizationalUnit", ParentId, taggedWith),
      onOwn(world, "TagResource", "ou", "ou-*", taggedWith),
    ],
  },
  "organizations:UpdateOrganizationalUnit": onUnit("UpdateOrganizationalUnit", { Name: "other" }),
  "organizations:DeleteOrganizationalUnit": onUnit("DeleteOrganizationalUnit"),
  "organizations:DescribeOrganizationalUnit": onUnit("DescribeOrganizationalUnit"),
  "organizations:ListOrganizationalUnitsForParent": onParent("ListOrganizationalUnitsForParent"),
  "organizations:ListChildren": onParent("ListChildren", { ChildType: "ACCOUNT" }),
  "organizations:ListParents": {
    input: async (world) => ({ ChildId: await world.organization.unit() }),
    needs: (world, { ChildId }) => [onEntity(world, "ListParents", ChildId)],
  },
};
