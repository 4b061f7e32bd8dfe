import type { OperationCases } from "../operation-case.ts";
import { readUsers } from "../world.ts";
import { onGroup, onPath, onUser } from "./needs.ts";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

/** Operations on groups, their members and their policies. */
export const groupCases: OperationCases = {
  "iam:CreateGroup": {
    input: (world) => ({ GroupName: world.name(), Path: "/team/" }),
    needs: (world, { GroupName }) => [
      { action: "iam:CreateGroup", resource: world.arn(`group/team/${GroupName}`) },
    ],
  },
  "iam:GetGroup": {
    input: async (world) => ({ GroupName: await world.group() }),
    needs: onGroup("GetGroup"),
  },
  "iam:ListGroups": { input: () => ({}), needs: onPath("ListGroups", "group") },
  "iam:UpdateGroup": {
    input: async (world) => ({ GroupName: await world.group(), NewPath: "/moved/" }),
    needs: (world, { GroupName }) => [
      {
        action: "iam:UpdateGroup",
        resource: world.arn(`group/${GroupName}`),
        shown: `group ${GroupName}`,
      },
      { action: "iam:UpdateGroup", resource: world.arn(`group/moved/${GroupName}`) },
    ],
  },
  "iam:DeleteGroup": {
    input: async (world) => ({ GroupName: await world.group() }),
    needs: onGroup("DeleteGroup"),
  },
  "iam:AddUserToGroup": {
    input: async (world) => ({ GroupName: await world.group(), UserName: await world.user() }),
    needs: onGroup("AddUserToGroup"),
  },
  "iam:RemoveUserFromGroup": {
    async input(world) {
      const input = { GroupName: await world.group(), UserName: await world.user() };
      await world.operate("AddUserToGroup", input);
      return input;
    },
    needs: onGroup("RemoveUserFromGroup"),
  },
  "iam:ListGroupsForUser": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("ListGroupsForUser"),
  },
  "iam:AttachGroupPolicy": {
    input: async (world) => ({ GroupName: await world.group(), PolicyArn: readOnly }),
    needs: onGroup("AttachGroupPolicy", () => ({ "iam:PolicyARN": readOnly })),
  },
  "iam:DetachGroupPolicy": {
    async input(world) {
      const input = { GroupName: await world.group(), PolicyArn: readOnly };
      await world.operate("AttachGroupPolicy", input);
      return input;
    },
    needs: onGroup("DetachGroupPolicy", () => ({ "iam:PolicyARN": readOnly })),
  },
  "iam:ListAttachedGroupPolicies": {
    input: async (world) => ({ GroupName: await world.group() }),
    needs: onGroup("ListAttachedGroupPolicies"),
  },
  "iam:PutGroupPolicy": {
    input: async (world) => ({
      GroupName: await world.group(),
      PolicyName: "read",
      PolicyDocument: readUsers,
    }),
    needs: onGroup("PutGroupPolicy"),
  },
  "iam:GetGroupPolicy": {
    async input(world) {
      const input = { GroupName: await world.group(), PolicyName: "read" };
      await world.operate("PutGroupPolicy", { ...input, PolicyDocument: readUsers });
      return input;
    },
    needs: onGroup("GetGroupPolicy"),
  },
  "iam:DeleteGroupPolicy": {
    async input(world) {
      const input = { GroupName: await world.group(), PolicyName: "read" };
      await world.operate("PutGroupPolicy", { ...input, PolicyDocument: readUsers });
      return input;
    },
    needs: onGroup("DeleteGroupPolicy"),
  },
  "iam:ListGroupPolicies": {
    input: async (world) => ({ GroupName: await world.group() }),
    needs: onGroup("ListGroupPolicies"),
  },
};
