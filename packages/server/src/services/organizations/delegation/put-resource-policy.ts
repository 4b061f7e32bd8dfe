import {
  type OrganizationResourcePolicy,
  organizationEntityId,
  organizationResourcePolicies,
} from "@ostiary/directory";
import { resourcePolicyArn } from "../../../organizations/arns.ts";
import { requestTags, tagsOnCreate } from "../../iam/tags.ts";
import { invalidInput } from "../errors.ts";
import { requireAllFeatures } from "../organization/feature-set.ts";
import type { CallersOrganization } from "../organization-of.ts";
import { organizationWrite } from "../organization-operation.ts";
import { withTags } from "../tags.ts";
import { resourcePolicyAnswer, resourcePolicyOf } from "./resource-policy.ts";
import { requireResourcePolicyContent } from "./resource-policy-content.ts";

/** The policy as policies name it: the one that there is, or one that is yet to be made. */
const target = (own: CallersOrganization) => {
  const present = resourcePolicyOf(own.management);
  return {
    arn: resourcePolicyArn(own, present?.id ?? "rp-*"),
    ...(present !== undefined && { tags: present.tags }),
  };
};

export const putResourcePolicy = organizationWrite("PutResourcePolicy", {
  audience: "management",
  resource: (_, { own }) => target(own),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Tags }, { own }) => tagsOnCreate("organizations:TagResource", target(own).arn, Tags),
  run({ Content, Tags }, { own }) {
    requireAllFeatures(own);
    requireResourcePolicyContent(Content);
    const present = resourcePolicyOf(own.management);
    if (present !== undefined && Tags !== undefined && Tags.length > 0) {
      throw invalidInput(
        "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED",
        "You can't update an existing resource policy with tags. Use TagResource instead.",
      );
    }
    const policy: OrganizationResourcePolicy = {
      id: present?.id ?? organizationEntityId("rp-"),
      content: Content,
      tags: present?.tags ?? withTags([], Tags),
    };
    own.management.put(organizationResourcePolicies, policy);
    return { ResourcePolicy: resourcePolicyAnswer(own, policy) };
  },
});
