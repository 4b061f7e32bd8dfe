import type { OperationCases } from "../operation-case.ts";
import { onInstanceProfile, onPath, onRole, tagContext, tags } from "./needs.ts";

/** Operations on instance profiles. */
export const instanceProfileCases: OperationCases = {
  "iam:CreateInstanceProfile": {
    input: (world) => ({ InstanceProfileName: world.name(), Path: "/team/", Tags: tags }),
    needs: (world, { InstanceProfileName }) =>
      ["iam:CreateInstanceProfile", "iam:TagInstanceProfile"].map((action) => ({
        action,
        resource: world.arn(`instance-profile/team/${InstanceProfileName}`),
        context: tagContext,
      })),
  },
  "iam:GetInstanceProfile": {
    input: async (world) => ({ InstanceProfileName: await world.instanceProfile() }),
    needs: onInstanceProfile("GetInstanceProfile"),
  },
  "iam:ListInstanceProfiles": {
    input: () => ({}),
    needs: onPath("ListInstanceProfiles", "instance-profile"),
  },
  "iam:ListInstanceProfilesForRole": {
    input: async (world) => ({ RoleName: await world.role() }),
    needs: onRole("ListInstanceProfilesForRole"),
  },
  "iam:DeleteInstanceProfile": {
    input: async (world) => ({ InstanceProfileName: await world.instanceProfile() }),
    needs: onInstanceProfile("DeleteInstanceProfile"),
  },
  "iam:AddRoleToInstanceProfile": {
    input: async (world) => ({
      InstanceProfileName: await world.instanceProfile(),
      RoleName: await world.role(),
    }),
    needs: (world, input) => [
      ...onInstanceProfile("AddRoleToInstanceProfile")(world, input),
      {
        action: "iam:PassRole",
        resource: world.arn(`role/${input["RoleName"]}`),
        context: { "iam:PassedToService": "ec2.amazonaws.com" },
      },
    ],
  },
  "iam:RemoveRoleFromInstanceProfile": {
    async input(world) {
      const input = {
        InstanceProfileName: await world.instanceProfile(),
        RoleName: await world.role(),
      };
      await world.operate("AddRoleToInstanceProfile", input);
      return input;
    },
    needs: onInstanceProfile("RemoveRoleFromInstanceProfile"),
  },
  "iam:TagInstanceProfile": {
    input: async (world) => ({ InstanceProfileName: await world.instanceProfile(), Tags: tags }),
    needs: onInstanceProfile("TagInstanceProfile", () => tagContext),
  },
  "iam:UntagInstanceProfile": {
    input: async (world) => ({
      InstanceProfileName: await world.instanceProfile({ Tags: tags }),
      TagKeys: ["team"],
    }),
    needs: onInstanceProfile("UntagInstanceProfile", () => ({ "aws:TagKeys": ["team"] })),
  },
  "iam:ListInstanceProfileTags": {
    input: async (world) => ({ InstanceProfileName: await world.instanceProfile({ Tags: tags }) }),
    needs: onInstanceProfile("ListInstanceProfileTags", () => ({
      "aws:ResourceTag/team": "blue",
    })),
  },
};
