import {
  type OrganizationPolicy,
  organizationEntityId,
  organizationPolicies,
  policyTypeQuotas,
} from "@ostiary/directory";
import { organizationPolicyArn } from "../../../organizations/arns.ts";
import { requestTags, tagsOnCreate } from "../../iam/tags.ts";
import { policyAnswer } from "../answers.ts";
import { constraintViolation } from "../errors.ts";
import { requireAllFeatures } from "../organization/feature-set.ts";
import { organizationWrite } from "../organization-operation.ts";
import { withTags } from "../tags.ts";
import { requirePolicyContent } from "./policy-content.ts";
import { requireFreePolicyName } from "./policy-name.ts";

export const createPolicy = organizationWrite("CreatePolicy", {
  audience: "management",
  resource: ({ Type }, { own }) => ({ arn: organizationPolicyArn(own, { id: "p-*", type: Type }) }),
  context: ({ Type, Tags }) => ({ ...requestTags(Tags), "organizations:PolicyType": Type }),
  also: ({ Type, Tags }, { own }) =>
    tagsOnCreate(
      "organizations:TagResource",
      organizationPolicyArn(own, { id: "p-*", type: Type }),
      Tags,
      { "organizations:PolicyType": Type },
    ),
  run({ Type, Name, Description, Content, Tags }, scope) {
    const { own, now } = scope;
    const { management } = own;
    requireAllFeatures(own);
    requirePolicyContent(scope, Type, Content);
    requireFreePolicyName(management, Type, Name);
    const count = management.find(organizationPolicies, "type", Type).length;
    if (count >= policyTypeQuotas[Type].policies) {
      throw constraintViolation(
        "POLICY_NUMBER_LIMIT_EXCEEDED",
        "You have exceeded the allowed number of policies.",
      );
    }
    const policy: OrganizationPolicy = {
      id: organizationEntityId("p-"),
      type: Type,
      name: Name,
      description: Description,
      content: Content,
      createDate: now,
      tags: withTags([], Tags),
    };
    management.put(organizationPolicies, policy);
    return { Policy: policyAnswer(own, policy) };
  },
});
