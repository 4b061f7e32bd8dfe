import type { OperationCases } from "../operation-case.ts";
import { readUsers } from "../world.ts";
import { onPath, onUser, tagContext, tags } from "./needs.ts";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const bounded = { PermissionsBoundary: readOnly };
const boundaryContext = { "iam:PermissionsBoundary": readOnly };
const attachContext = { ...boundaryContext, "iam:PolicyARN": readOnly };

/** Operations on users, and on the policies and boundaries that they have. */
export const userCases: OperationCases = {
  "iam:CreateUser": {
    input: (world) => ({ UserName: world.name(), Path: "/team/", Tags: tags, ...bounded }),
    needs: (world, { UserName }) => [
      {
        action: "iam:CreateUser",
        resource: world.arn(`user/team/${UserName}`),
        context: { ...tagContext, ...boundaryContext },
      },
      {
        action: "iam:TagUser",
        resource: world.arn(`user/team/${UserName}`),
        context: tagContext,
      },
    ],
  },
  "iam:GetUser": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("GetUser"),
  },
  "iam:ListUsers": { input: () => ({}), needs: onPath("ListUsers", "user") },
  "iam:UpdateUser": {
    input: async (world) => ({ UserName: await world.user(), NewUserName: world.name() }),
    needs: (world, { UserName, NewUserName }) => [
      {
        action: "iam:UpdateUser",
        resource: world.arn(`user/${UserName}`),
        shown: `user ${UserName}`,
      },
      { action: "iam:UpdateUser", resource: world.arn(`user/${NewUserName}`) },
    ],
  },
  "iam:DeleteUser": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("DeleteUser"),
  },
  "iam:TagUser": {
    input: async (world) => ({ UserName: await world.user(), Tags: tags }),
    needs: onUser("TagUser", () => tagContext),
  },
  "iam:UntagUser": {
    input: async (world) => ({ UserName: await world.user({ Tags: tags }), TagKeys: ["team"] }),
    needs: onUser("UntagUser", () => ({
      "aws:TagKeys": ["team"],
      "aws:ResourceTag/team": "blue",
    })),
  },
  "iam:ListUserTags": {
    input: async (world) => ({ UserName: await world.user({ Tags: tags }) }),
    needs: onUser("ListUserTags", () => ({ "iam:ResourceTag/team": "blue" })),
  },
  "iam:PutUserPermissionsBoundary": {
    input: async (world) => ({ UserName: await world.user(), ...bounded }),
    needs: onUser("PutUserPermissionsBoundary", () => boundaryContext),
  },
  "iam:DeleteUserPermissionsBoundary": {
    input: async (world) => ({ UserName: await world.user(bounded) }),
    needs: onUser("DeleteUserPermissionsBoundary", () => boundaryContext),
  },
  "iam:AttachUserPolicy": {
    input: async (world) => ({ UserName: await world.user(bounded), PolicyArn: readOnly }),
    needs: onUser("AttachUserPolicy", () => attachContext),
  },
  "iam:DetachUserPolicy": {
    async input(world) {
      const input = { UserName: await world.user(bounded), PolicyArn: readOnly };
      await world.operate("AttachUserPolicy", input);
      return input;
    },
    needs: onUser("DetachUserPolicy", () => attachContext),
  },
  "iam:ListAttachedUserPolicies": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("ListAttachedUserPolicies"),
  },
  "iam:PutUserPolicy": {
    input: async (world) => ({
      UserName: await world.user(bounded),
      PolicyName: "read",
      PolicyDocument: readUsers,
    }),
    needs: onUser("PutUserPolicy", () => boundaryContext),
  },
  "iam:GetUserPolicy": {
    async input(world) {
      const input = { UserName: await world.user(), PolicyName: "read" };
      await world.operate("PutUserPolicy", { ...input, PolicyDocument: readUsers });
      return input;
    },
    needs: onUser("GetUserPolicy"),
  },
  "iam:DeleteUserPolicy": {
    async input(world) {
      const input = { UserName: await world.user(bounded), PolicyName: "read" };
      await world.operate("PutUserPolicy", { ...input, PolicyDocument: readUsers });
      return input;
    },
    needs: onUser("DeleteUserPolicy", () => boundaryContext),
  },
  "iam:ListUserPolicies": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("ListUserPolicies"),
  },
};
