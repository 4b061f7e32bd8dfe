import type { OperationCases } from "../operation-case.ts";
import { readUsers, type World } from "../world.ts";
import { onAnything, onPolicy, tagContext, tags } from "./needs.ts";

async function twoVersions(world: World): Promise<string> {
  const PolicyArn = await world.policy();
  await world.operate("CreatePolicyVersion", { PolicyArn, PolicyDocument: readUsers });
  return PolicyArn;
}

/** Operations on managed policies. */
export const policyCases: OperationCases = {
  "iam:CreatePolicy": {
    input: (world) => ({
      PolicyName: world.name(),
      Path: "/team/",
      PolicyDocument: readUsers,
      Tags: tags,
    }),
    needs: (world, { PolicyName }) => [
      {
        action: "iam:CreatePolicy",
        resource: world.arn(`policy/team/${PolicyName}`),
        shown: `policy ${PolicyName}`,
        context: tagContext,
      },
      {
        action: "iam:TagPolicy",
        resource: world.arn(`policy/team/${PolicyName}`),
        context: tagContext,
      },
    ],
  },
  "iam:GetPolicy": {
    input: async (world) => ({ PolicyArn: await world.policy() }),
    needs: onPolicy("GetPolicy"),
  },
  "iam:ListPolicies": {
    input: () => ({}),
    needs: onAnything("iam:ListPolicies", "policy path /"),
  },
  "iam:DeletePolicy": {
    input: async (world) => ({ PolicyArn: await world.policy() }),
    needs: onPolicy("DeletePolicy"),
  },
  "iam:CreatePolicyVersion": {
    input: async (world) => ({ PolicyArn: await world.policy(), PolicyDocument: readUsers }),
    needs: onPolicy("CreatePolicyVersion"),
  },
  "iam:GetPolicyVersion": {
    input: async (world) => ({ PolicyArn: await world.policy(), VersionId: "v1" }),
    needs: onPolicy("GetPolicyVersion"),
  },
  "iam:ListPolicyVersions": {
    input: async (world) => ({ PolicyArn: await world.policy() }),
    needs: onPolicy("ListPolicyVersions"),
  },
  "iam:SetDefaultPolicyVersion": {
    input: async (world) => ({ PolicyArn: await twoVersions(world), VersionId: "v2" }),
    needs: onPolicy("SetDefaultPolicyVersion"),
  },
  "iam:DeletePolicyVersion": {
    input: async (world) => ({ PolicyArn: await twoVersions(world), VersionId: "v2" }),
    needs: onPolicy("DeletePolicyVersion"),
  },
  "iam:ListEntitiesForPolicy": {
    input: async (world) => ({ PolicyArn: await world.policy() }),
    needs: onPolicy("ListEntitiesForPolicy"),
  },
  "iam:TagPolicy": {
    input: async (world) => ({ PolicyArn: await world.policy(), Tags: tags }),
    needs: onPolicy("TagPolicy", tagContext),
  },
  "iam:UntagPolicy": {
    input: async (world) => ({
      PolicyArn: await world.policy({ Tags: tags }),
      TagKeys: ["team"],
    }),
    needs: onPolicy("UntagPolicy", { "aws:TagKeys": ["team"], "aws:ResourceTag/team": "blue" }),
  },
  "iam:ListPolicyTags": {
    input: async (world) => ({ PolicyArn: await world.policy() }),
    needs: onPolicy("ListPolicyTags"),
  },
};
