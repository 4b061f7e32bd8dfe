import type { OperationCases } from "../../operation-case.ts";
import { onOwn, taggedWith, tags } from "./needs.ts";

const ofType = { "organizations:PolicyType": "SERVICE_CONTROL_POLICY" };

/** Operations on tags. */
export const organizationTagCases: OperationCases = {
  "organizations:TagResource": {
    input: async (world) => ({ ResourceId: await world.organization.unit(), Tags: tags }),
    needs: (world, { ResourceId }) => [
      onOwn(world, "TagResource", "ou", String(ResourceId), taggedWith),
    ],
  },
  "organizations:UntagResource": {
    input: async (world) => ({
      ResourceId: await world.organization.unit({ Tags: tags }),
      TagKeys: ["team"],
    }),
    needs: (world, { ResourceId }) => [
      onOwn(world, "UntagResource", "ou", String(ResourceId), { "aws:TagKeys": ["team"] }),
    ],
  },
  "organizations:ListTagsForResource": {
    input: async (world) => ({ ResourceId: await world.organization.policy() }),
    needs: (world, { ResourceId }) => [
      onOwn(
        world,
        "ListTagsForResource",
        "policy",
        `service_control_policy/${String(ResourceId)}`,
        ofType,
      ),
    ],
  },
};
