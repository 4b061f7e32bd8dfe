import type { OperationCases } from "../operation-case.ts";
import { onArn, tagContext, tags } from "./needs.ts";

const onProvider = onArn("OpenIDConnectProviderArn");

/** Operations on OpenID Connect providers. */
export const oidcProviderCases: OperationCases = {
  "iam:CreateOpenIDConnectProvider": {
    input: (world) => ({
      Url: `https://${world.name()}.example.com/realms/one`,
      ClientIDList: ["sts.amazonaws.com"],
      ThumbprintList: ["a".repeat(40)],
      Tags: tags,
    }),
    needs: (world, { Url }) =>
      ["iam:CreateOpenIDConnectProvider", "iam:TagOpenIDConnectProvider"].map((action) => ({
        action,
        resource: world.arn(`oidc-provider/${String(Url).slice("https://".length)}`),
        context: tagContext,
      })),
  },
  "iam:GetOpenIDConnectProvider": {
    input: async (world) => ({ OpenIDConnectProviderArn: await world.oidcProvider() }),
    needs: onProvider("GetOpenIDConnectProvider"),
  },
  "iam:ListOpenIDConnectProviders": {
    input: () => ({}),
    needs: (world) => [
      { action: "iam:ListOpenIDConnectProviders", resource: world.arn("oidc-provider/*") },
    ],
  },
  "iam:DeleteOpenIDConnectProvider": {
    input: async (world) => ({ OpenIDConnectProviderArn: await world.oidcProvider() }),
    needs: onProvider("DeleteOpenIDConnectProvider"),
  },
  "iam:AddClientIDToOpenIDConnectProvider": {
    input: async (world) => ({
      OpenIDConnectProviderArn: await world.oidcProvider(),
      ClientID: "three",
    }),
    needs: onProvider("AddClientIDToOpenIDConnectProvider"),
  },
  "iam:RemoveClientIDFromOpenIDConnectProvider": {
    input: async (world) => ({
      OpenIDConnectProviderArn: await world.oidcProvider(),
      ClientID: "two",
    }),
    needs: onProvider("RemoveClientIDFromOpenIDConnectProvider"),
  },
  "iam:UpdateOpenIDConnectProviderThumbprint": {
    input: async (world) => ({
      OpenIDConnectProviderArn: await world.oidcProvider(),
      ThumbprintList: ["b".repeat(40)],
    }),
    needs: onProvider("UpdateOpenIDConnectProviderThumbprint"),
  },
  "iam:TagOpenIDConnectProvider": {
    input: async (world) => ({
      OpenIDConnectProviderArn: await world.oidcProvider(),
      Tags: tags,
    }),
    needs: onProvider("TagOpenIDConnectProvider", tagContext),
  },
  "iam:UntagOpenIDConnectProvider": {
    input: async (world) => ({
      OpenIDConnectProviderArn: await world.oidcProvider({ Tags: tags }),
      TagKeys: ["team"],
    }),
    needs: onProvider("UntagOpenIDConnectProvider", {
      "aws:TagKeys": ["team"],
      "aws:ResourceTag/team": "blue",
    }),
  },
  "iam:ListOpenIDConnectProviderTags": {
    input: async (world) => ({
      OpenIDConnectProviderArn: await world.oidcProvider({ Tags: tags }),
    }),
    needs: onProvider("ListOpenIDConnectProviderTags", { "aws:ResourceTag/team": "blue" }),
  },
};
