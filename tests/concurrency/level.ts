import {
  ListAccessKeysCommand,
  SetDefaultPolicyVersionCommand,
  UpdateAccessKeyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateGroupCommand,
  UpdateServerCertificateCommand,
  UpdateUserCommand,
} from "@aws-sdk/client-iam";
import { came, went } from "./acknowledged.ts";
import { trust, version } from "./inputs.ts";
import type { RandomOperation } from "./random-operation.ts";

/** What changes without adding or taking away. */
export const level: Readonly<Record<string, RandomOperation>> = {
  async UpdateUser(iam, { any }) {
    const [UserName, NewUserName] = [any("user"), any("user")];
    await iam.send(new UpdateUserCommand({ UserName, NewUserName }));
    return [went("user", UserName), came("user", NewUserName)];
  },
  async UpdateGroup(iam, { any }) {
    const [GroupName, NewGroupName] = [any("group"), any("group")];
    await iam.send(new UpdateGroupCommand({ GroupName, NewGroupName }));
    return [went("group", GroupName), came("group", NewGroupName)];
  },
  async UpdateServerCertificate(iam, { any }) {
    const [ServerCertificateName, NewServerCertificateName] = [
      any("certificate"),
      any("certificate"),
    ];
    await iam.send(
      new UpdateServerCertificateCommand({ ServerCertificateName, NewServerCertificateName }),
    );
    return [
      went("certificate", ServerCertificateName),
      came("certificate", NewServerCertificateName),
    ];
  },
  async UpdateAssumeRolePolicy(iam, { any, userArn }) {
    const PolicyDocument = trust(userArn(any("user")));
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: any("role"), PolicyDocument }));
    return [];
  },
  async SetDefaultPolicyVersion(iam, { crowded, policyArn, dice }) {
    const PolicyArn = policyArn(crowded("policy"));
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: version(dice) }));
    return [];
  },
  async UpdateAccessKey(iam, { crowded, dice }) {
    const UserName = crowded("user");
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
    const AccessKeyId = AccessKeyMetadata[dice.below(2)]?.AccessKeyId;
    if (AccessKeyId === undefined) return [];
    const Status = dice.below(2) === 0 ? "Active" : "Inactive";
    await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status }));
    return [];
  },
};
