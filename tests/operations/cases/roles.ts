import type { OperationCases } from "../operation-case.ts";
import { policyText, readUsers } from "../world.ts";
import { onPath, onRole, tagContext, tags } from "./needs.ts";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const bounded = { PermissionsBoundary: readOnly };
const boundaryContext = { "iam:PermissionsBoundary": readOnly };
const attachContext = { ...boundaryContext, "iam:PolicyARN": readOnly };
const trust = policyText({
  Effect: "Allow",
  Principal: { Service: "ec2.amazonaws.com" },
  Action: "sts:AssumeRole",
});

/** Operations on roles, and on the policies and boundaries that they have. */
export const roleCases: OperationCases = {
  "iam:CreateRole": {
    input: (world) => ({
      RoleName: world.name(),
      Path: "/team/",
      AssumeRolePolicyDocument: trust,
      Tags: tags,
      ...bounded,
    }),
    needs: (world, { RoleName }) => [
      {
        action: "iam:CreateRole",
        resource: world.arn(`role/team/${RoleName}`),
        context: { ...tagContext, ...boundaryContext },
      },
      {
        action: "iam:TagRole",
        resource: world.arn(`role/team/${RoleName}`),
        context: tagContext,
      },
    ],
  },
  "iam:GetRole": {
    input: async (world) => ({ RoleName: await world.role(bounded) }),
    needs: onRole("GetRole", () => boundaryContext),
  },
  "iam:ListRoles": { input: () => ({}), needs: onPath("ListRoles", "role") },
  "iam:UpdateRole": {
    input: async (world) => ({ RoleName: await world.role(bounded), MaxSessionDuration: 7200 }),
    needs: onRole("UpdateRole", () => boundaryContext),
  },
  "iam:UpdateRoleDescription": {
    input: async (world) => ({ RoleName: await world.role(bounded), Description: "new" }),
    needs: onRole("UpdateRoleDescription", () => boundaryContext),
  },
  "iam:UpdateAssumeRolePolicy": {
    input: async (world) => ({ RoleName: await world.role(bounded), PolicyDocument: trust }),
    needs: onRole("UpdateAssumeRolePolicy", () => boundaryContext),
  },
  "iam:DeleteRole": {
    input: async (world) => ({ RoleName: await world.role(bounded) }),
    needs: onRole("DeleteRole", () => boundaryContext),
  },
  "iam:TagRole": {
    input: async (world) => ({ RoleName: await world.role(), Tags: tags }),
    needs: onRole("TagRole", () => tagContext),
  },
  "iam:UntagRole": {
    input: async (world) => ({ RoleName: await world.role({ Tags: tags }), TagKeys: ["team"] }),
    needs: onRole("UntagRole", () => ({
      "aws:TagKeys": ["team"],
      "iam:ResourceTag/team": "blue",
    })),
  },
  "iam:ListRoleTags": {
    input: async (world) => ({ RoleName: await world.role({ Tags: tags }) }),
    needs: onRole("ListRoleTags", () => ({ "aws:ResourceTag/team": "blue" })),
  },
  "iam:PutRolePermissionsBoundary": {
    input: async (world) => ({ RoleName: await world.role(), ...bounded }),
    needs: onRole("PutRolePermissionsBoundary", () => boundaryContext),
  },
  "iam:DeleteRolePermissionsBoundary": {
    input: async (world) => ({ RoleName: await world.role(bounded) }),
    needs: onRole("DeleteRolePermissionsBoundary", () => boundaryContext),
  },
  "iam:AttachRolePolicy": {
    input: async (world) => ({ RoleName: await world.role(bounded), PolicyArn: readOnly }),
    needs: onRole("AttachRolePolicy", () => attachContext),
  },
  "iam:DetachRolePolicy": {
    async input(world) {
      const input = { RoleName: await world.role(bounded), PolicyArn: readOnly };
      await world.operate("AttachRolePolicy", input);
      return input;
    },
    needs: onRole("DetachRolePolicy", () => attachContext),
  },
  "iam:ListAttachedRolePolicies": {
    input: async (world) => ({ RoleName: await world.role() }),
    needs: onRole("ListAttachedRolePolicies"),
  },
  "iam:PutRolePolicy": {
    input: async (world) => ({
      RoleName: await world.role(bounded),
      PolicyName: "read",
      PolicyDocument: readUsers,
    }),
    needs: onRole("PutRolePolicy", () => boundaryContext),
  },
  "iam:GetRolePolicy": {
    async input(world) {
      const input = { RoleName: await world.role(), PolicyName: "read" };
      await world.operate("PutRolePolicy", { ...input, PolicyDocument: readUsers });
      return input;
    },
    needs: onRole("GetRolePolicy"),
  },
  "iam:DeleteRolePolicy": {
    async input(world) {
      const input = { RoleName: await world.role(bounded), PolicyName: "read" };
      await world.operate("PutRolePolicy", { ...input, PolicyDocument: readUsers });
      return input;
    },
    needs: onRole("DeleteRolePolicy", () => boundaryContext),
  },
  "iam:ListRolePolicies": {
    input: async (world) => ({ RoleName: await world.role() }),
    needs: onRole("ListRolePolicies"),
  },
};
