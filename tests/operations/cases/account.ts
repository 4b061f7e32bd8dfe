import type { OperationCases } from "../operation-case.ts";
import { readUsers, type World } from "../world.ts";
import { onAnything, onUser } from "./needs.ts";

async function withKey(world: World) {
  const UserName = await world.user();
  return { UserName, AccessKeyId: await world.accessKey(UserName) };
}

/** Operations on access keys and on the account itself. */
export const accountCases: OperationCases = {
  "iam:CreateAccessKey": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("CreateAccessKey"),
  },
  "iam:ListAccessKeys": {
    input: async (world) => ({ UserName: await world.user() }),
    needs: onUser("ListAccessKeys"),
  },
  "iam:UpdateAccessKey": {
    input: async (world) => ({ ...(await withKey(world)), Status: "Inactive" }),
    needs: onUser("UpdateAccessKey"),
  },
  "iam:DeleteAccessKey": { input: withKey, needs: onUser("DeleteAccessKey") },
  "iam:GetAccessKeyLastUsed": {
    input: async (world) => ({ AccessKeyId: await world.accessKey(await world.user()) }),
    needs: (world) => {
      // The key is the newest user's.
      const UserName = world.newest();
      return onUser("GetAccessKeyLastUsed")(world, { UserName });
    },
  },
  "iam:CreateAccountAlias": {
    input: (world) => ({ AccountAlias: world.name() }),
    needs: onAnything("iam:CreateAccountAlias"),
  },
  "iam:DeleteAccountAlias": {
    async input(world) {
      const input = { AccountAlias: world.name() };
      await world.operate("CreateAccountAlias", input);
      return input;
    },
    needs: onAnything("iam:DeleteAccountAlias"),
  },
  "iam:ListAccountAliases": { input: () => ({}), needs: onAnything("iam:ListAccountAliases") },
  "iam:UpdateAccountPasswordPolicy": {
    input: () => ({ MinimumPasswordLength: 14, RequireNumbers: true, MaxPasswordAge: 90 }),
    needs: onAnything("iam:UpdateAccountPasswordPolicy"),
  },
  "iam:GetAccountPasswordPolicy": {
    async input(world) {
      await world.operate("UpdateAccountPasswordPolicy", {});
      return {};
    },
    needs: onAnything("iam:GetAccountPasswordPolicy"),
  },
  "iam:DeleteAccountPasswordPolicy": {
    async input(world) {
      await world.operate("UpdateAccountPasswordPolicy", {});
      return {};
    },
    needs: onAnything("iam:DeleteAccountPasswordPolicy"),
  },
  "iam:GetAccountSummary": { input: () => ({}), needs: onAnything("iam:GetAccountSummary") },
  "iam:GetAccountAuthorizationDetails": {
    input: () => ({}),
    needs: onAnything("iam:GetAccountAuthorizationDetails"),
  },
  "iam:GetAccountProperties": {
    input: () => ({}),
    needs: () => [
      {
        action: "iam:GetAccountProperties",
        resource: "*",
        context: { "iam:AccountPropertyNamespaces": ["RoleManager"] },
      },
    ],
  },
  "iam:PutAccountProperties": {
    input: () => ({ Properties: new Map([["RoleManager/Enabled", "true"]]) }),
    needs: (world) => [
      {
        action: "iam:PutAccountProperties",
        resource: "*",
        context: { "iam:AccountPropertyNamespaces": ["RoleManager"] },
      },
      {
        action: "iam:CreateServiceLinkedRole",
        resource: world.arn(
          "role/aws-service-role/role-manager.iam.amazonaws.com/AWSServiceRoleForIAMRoleManager",
        ),
        context: { "iam:AWSServiceName": "role-manager.iam.amazonaws.com" },
      },
    ],
  },
  "iam:SetSecurityTokenServicePreferences": {
    input: () => ({ GlobalEndpointTokenVersion: "v2Token" }),
    needs: onAnything("iam:SetSecurityTokenServicePreferences"),
  },
  "iam:SimulateCustomPolicy": {
    input: () => ({ PolicyInputList: [readUsers], ActionNames: ["iam:GetUser"] }),
    needs: onAnything("iam:SimulateCustomPolicy"),
  },
  "iam:SimulatePrincipalPolicy": {
    input: async (world) => ({
      PolicySourceArn: world.arn(`user/${await world.user()}`),
      ActionNames: ["iam:GetUser"],
    }),
    needs: (_world, { PolicySourceArn }) => [
      { action: "iam:SimulatePrincipalPolicy", resource: String(PolicySourceArn) },
    ],
  },
  "iam:GetContextKeysForCustomPolicy": {
    input: () => ({ PolicyInputList: [readUsers] }),
    needs: onAnything("iam:GetContextKeysForCustomPolicy"),
  },
  "iam:GetContextKeysForPrincipalPolicy": {
    input: async (world) => ({ PolicySourceArn: world.arn(`role/${await world.role()}`) }),
    needs: (_world, { PolicySourceArn }) => [
      { action: "iam:GetContextKeysForPrincipalPolicy", resource: String(PolicySourceArn) },
    ],
  },
};
