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
    async input(world) {
      const role = { AssumeRolePolicyDocument: world.trustWhole, Tags: tags };
      return {
        RoleArn: world.arn(`role/${await world.role(role)}`),
        RoleSessionName: "session",
        ExternalId: "blue",
        Tags: tags,
        TransitiveTagKeys: ["team"],
        SourceIdentity: "alice",
      };
    },
    needs: (_world, { RoleArn }) => {
      const resource = String(RoleArn);
      const transitive = { ...tagContext, "sts:TransitiveTagKeys": ["team"] };
      const session = { "sts:ExternalId": "blue", "sts:RoleSessionName": "session" };
      const source = { "sts:SourceIdentity": "alice" };
      const role = { "iam:ResourceTag/team": "blue" };
      return [
        {
          action: "sts:AssumeRole",
          resource,
          context: { ...transitive, ...session, ...source, ...role },
        },
        { action: "sts:TagSession", resource, context: transitive },
        { action: "sts:SetSourceIdentity", resource, context: source },
      ];
    },
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
  // The matrix calls with long-term credentials, which have no session to narrow down.
  "sts:GetScopedCredentials": {
    input: () => ({ DurationSeconds: 900 }),
    needs: (world) => [
      { action: "sts:GetScopedCredentials", resource: `arn:aws:sts::${world.accountId}:self` },
    ],
    refusal: "GetScopedCredentials can only be called with temporary security credentials.",
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
