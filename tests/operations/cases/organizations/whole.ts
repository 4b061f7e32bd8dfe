import type { OperationCases } from "../../operation-case.ts";
import { onAnything } from "./needs.ts";

/** Operations on the organization as a whole. */
export const wholeOrganizationCases: OperationCases = {
  "organizations:CreateOrganization": {
    async input(world) {
      await world.organization.end();
      return { FeatureSet: "ALL" };
    },
    needs: () => [onAnything("CreateOrganization")],
  },
  "organizations:DeleteOrganization": {
    async input(world) {
      await world.organization.end();
      await world.organization.begin();
      return {};
    },
    needs: () => [onAnything("DeleteOrganization")],
  },
  "organizations:DescribeOrganization": {
    async input(world) {
      await world.organization.begin();
      return {};
    },
    needs: () => [onAnything("DescribeOrganization")],
  },
  "organizations:ListRoots": {
    async input(world) {
      await world.organization.begin();
      return { MaxResults: 5 };
    },
    needs: () => [onAnything("ListRoots")],
  },
};
