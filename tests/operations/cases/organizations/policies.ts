import type { OperationCase, OperationCases } from "../../operation-case.ts";
import { anyControl } from "../../organization-world.ts";
import type { World } from "../../world.ts";
import { onAnything, onEntity, onOwn, taggedWith, tags } from "./needs.ts";

const type = "SERVICE_CONTROL_POLICY";
const ofType = { "organizations:PolicyType": type };
const kind = "policy";

const onPolicy = (operation: string, more: object = {}): OperationCase => ({
  input: async (world: World) => ({ PolicyId: await world.organization.policy(), ...more }),
  needs: (world, { PolicyId }) => [policyNeed(world, operation, PolicyId)],
});

const policyNeed = (world: World, operation: string, id: unknown) =>
  onOwn(world, operation, kind, `service_control_policy/${String(id)}`, ofType);

const tagPolicy = JSON.stringify({
  tags: { team: { tag_key: { "@@assign": "team" }, tag_value: { "@@assign": ["blue"] } } },
});
const ofTags = { "organizations:PolicyType": "TAG_POLICY" };

/** A member with a tag policy. */
async function taggedMember(world: World): Promise<string> {
  await world.organization.enable("TAG_POLICY");
  const PolicyId = await world.organization.policy({ Type: "TAG_POLICY", Content: tagPolicy });
  const TargetId = await world.organization.member();
  await world.organization.operate("AttachPolicy", { PolicyId, TargetId });
  return TargetId;
}

/** Operations on policies. */
export const organizationPolicyCases: OperationCases = {
  "organizations:CreatePolicy": {
    async input(world) {
      await world.organization.begin();
      return { Type: type, Name: world.name(), Description: "", Content: anyControl, Tags: tags };
    },
    needs: (world) => {
      const resource = "service_control_policy/p-*";
      return [
        onOwn(world, "CreatePolicy", kind, resource, { ...ofType, ...taggedWith }),
        onOwn(world, "TagResource", kind, resource, { ...ofType, ...taggedWith }),
      ];
    },
  },
  "organizations:UpdatePolicy": onPolicy("UpdatePolicy", { Description: "other" }),
  "organizations:DeletePolicy": onPolicy("DeletePolicy"),
  "organizations:DescribePolicy": onPolicy("DescribePolicy"),
  "organizations:ListTargetsForPolicy": onPolicy("ListTargetsForPolicy", { MaxResults: 5 }),
  "organizations:ListPolicies": {
    async input(world) {
      await world.organization.begin();
      return { Filter: type };
    },
    needs: () => [onAnything("ListPolicies", ofType)],
  },
  "organizations:ListPoliciesForTarget": {
    input: async (world) => ({ Filter: type, TargetId: await world.organization.unit() }),
    needs: (world, { TargetId }) => [onEntity(world, "ListPoliciesForTarget", TargetId, ofType)],
  },
  "organizations:AttachPolicy": {
    input: async (world) => ({
      PolicyId: await world.organization.policy(),
      TargetId: await world.organization.unit(),
    }),
    needs: (world, { PolicyId, TargetId }) => [
      policyNeed(world, "AttachPolicy", PolicyId),
      onEntity(world, "AttachPolicy", TargetId, ofType),
    ],
  },
  "organizations:DetachPolicy": {
    async input(world) {
      const PolicyId = await world.organization.policy();
      const TargetId = await world.organization.unit();
      await world.organization.operate("AttachPolicy", { PolicyId, TargetId });
      return { PolicyId, TargetId };
    },
    needs: (world, { PolicyId, TargetId }) => [
      policyNeed(world, "DetachPolicy", PolicyId),
      onEntity(world, "DetachPolicy", TargetId, ofType),
    ],
  },
  "organizations:EnablePolicyType": {
    async input(world) {
      await world.organization.disable(type);
      return { RootId: world.organization.rootId, PolicyType: type };
    },
    needs: (world, { RootId }) => [onEntity(world, "EnablePolicyType", RootId, ofType)],
  },
  "organizations:DisablePolicyType": {
    async input(world) {
      await world.organization.enable(type);
      return { RootId: world.organization.rootId, PolicyType: type };
    },
    needs: (world, { RootId }) => [onEntity(world, "DisablePolicyType", RootId, ofType)],
  },
  "organizations:DescribeEffectivePolicy": {
    input: async (world) => ({ PolicyType: "TAG_POLICY", TargetId: await taggedMember(world) }),
    needs: (world, { TargetId }) => [onEntity(world, "DescribeEffectivePolicy", TargetId, ofTags)],
  },
  "organizations:ListEffectivePolicyValidationErrors": {
    input: async (world) => ({ PolicyType: "TAG_POLICY", AccountId: await taggedMember(world) }),
    needs: (world, { AccountId }) => [
      onEntity(world, "ListEffectivePolicyValidationErrors", AccountId, ofTags),
    ],
  },
  "organizations:ListAccountsWithInvalidEffectivePolicy": {
    async input(world) {
      await world.organization.begin();
      return { PolicyType: "TAG_POLICY", MaxResults: 5 };
    },
    needs: () => [onAnything("ListAccountsWithInvalidEffectivePolicy", ofTags)],
  },
};
