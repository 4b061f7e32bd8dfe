import type { OperationCases } from "../operation-case.ts";
import { onAnything, tagContext, tags } from "./needs.ts";

/** Operations of STS, and of the audit trail. */
export const stsCases: OperationCases = {
  "sts:GetCallerIdentity": { input: () => ({}), needs: () => [] },
  "sts:GetSessionToken": { input: () => ({}), needs: () => [] },
  "sts:GetAccessKeyInfo": {
    input: (world) => ({ AccessKeyId: world.caller.credentials.accessKeyId }),
    needs: onAnything("sts:GetAccessKeyInfo"),
  },
  "sts:AssumeRole": {
    input: async (world) => ({
      RoleArn: world.arn(
        `role/${await world.role({ AssumeRolePolicyDocument: world.trustWhole })}`,
      ),
      RoleSessionName: "session",
      ExternalId: "blue",
      Tags: tags,
      TransitiveTagKeys: ["team"],
      SourceIdentity: "alice",
    }),
    needs: (_world, { RoleArn }) =>
      ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"].map((action) => ({
        action,
        resource: String(RoleArn),
        context: {
          ...tagContext,
          "sts:ExternalId": "blue",
          "sts:RoleSessionName": "session",
          "sts:SourceIdentity": "alice",
          "sts:TransitiveTagKeys": ["team"],
        },
      })),
  },
  "sts:GetFederationToken": {
    input: (world) => ({ Name: world.name(), Tags: tags }),
    needs: (world, { Name }) =>
      ["sts:GetFederationToken", "sts:TagSession"].map((action) => ({
        action,
        resource: `arn:aws:sts::${world.accountId}:federated-user/${Name}`,
        context: tagContext,
      })),
  },
  "sts:DecodeAuthorizationMessage": {
    async input(world) {
      const { message } = await world.call(world.caller, "iam", "ListAccountAliases", {});
      return { EncodedMessage: message.split("failure message: ")[1] ?? "" };
    },
    needs: onAnything("sts:DecodeAuthorizationMessage"),
  },
  "cloudtrail:LookupEvents": {
    input: () => ({ MaxResults: 5 }),
    needs: onAnything("cloudtrail:LookupEvents"),
  },
};
