import type { OperationCases } from "../operation-case.ts";
import { onArn, tagContext, tags } from "./needs.ts";

const onProvider = onArn("SAMLProviderArn");

/** Operations on SAML providers. */
export const samlProviderCases: OperationCases = {
  "iam:CreateSAMLProvider": {
    input: (world) => ({
      Name: world.name(),
      SAMLMetadataDocument: world.idp.metadata(),
      Tags: tags,
    }),
    needs: (world, { Name }) =>
      ["iam:CreateSAMLProvider", "iam:TagSAMLProvider"].map((action) => ({
        action,
        resource: world.arn(`saml-provider/${Name}`),
        context: tagContext,
      })),
  },
  "iam:GetSAMLProvider": {
    input: async (world) => ({ SAMLProviderArn: await world.samlProvider() }),
    needs: onProvider("GetSAMLProvider"),
  },
  "iam:ListSAMLProviders": {
    input: () => ({}),
    needs: (world) => [{ action: "iam:ListSAMLProviders", resource: world.arn("saml-provider/*") }],
  },
  "iam:UpdateSAMLProvider": {
    input: async (world) => ({
      SAMLProviderArn: await world.samlProvider(),
      SAMLMetadataDocument: world.idp.metadata(undefined, ' validUntil="2100-01-01T00:00:00Z"'),
    }),
    needs: onProvider("UpdateSAMLProvider"),
  },
  "iam:DeleteSAMLProvider": {
    input: async (world) => ({ SAMLProviderArn: await world.samlProvider() }),
    needs: onProvider("DeleteSAMLProvider"),
  },
  "iam:TagSAMLProvider": {
    input: async (world) => ({ SAMLProviderArn: await world.samlProvider(), Tags: tags }),
    needs: onProvider("TagSAMLProvider", tagContext),
  },
  "iam:UntagSAMLProvider": {
    input: async (world) => ({
      SAMLProviderArn: await world.samlProvider({ Tags: tags }),
      TagKeys: ["team"],
    }),
    needs: onProvider("UntagSAMLProvider", {
      "aws:TagKeys": ["team"],
      "aws:ResourceTag/team": "blue",
    }),
  },
  "iam:ListSAMLProviderTags": {
    input: async (world) => ({ SAMLProviderArn: await world.samlProvider({ Tags: tags }) }),
    needs: onProvider("ListSAMLProviderTags", { "aws:ResourceTag/team": "blue" }),
  },
};
