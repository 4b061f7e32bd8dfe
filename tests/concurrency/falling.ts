import {
  DeleteAccessKeyCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DeleteInstanceProfileCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteServerCertificateCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  ListAccessKeysCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  RemoveRoleFromInstanceProfileCommand,
  RemoveUserFromGroupCommand,
  UntagPolicyCommand,
  UntagUserCommand,
} from "@aws-sdk/client-iam";
import { went } from "./acknowledged.ts";
import { inlineName, tags, version } from "./inputs.ts";
import type { RandomOperation } from "./random-operation.ts";

/** What takes away, more or less: on the falling tide entities lose what is attached, until they can be deleted. */
export const falling: Readonly<Record<string, RandomOperation>> = {
  async DeleteUser(iam, { any }) {
    const UserName = any("user");
    await iam.send(new DeleteUserCommand({ UserName }));
    return [went("user", UserName)];
  },
  async DeleteGroup(iam, { any }) {
    const GroupName = any("group");
    await iam.send(new DeleteGroupCommand({ GroupName }));
    return [went("group", GroupName)];
  },
  async DeleteRole(iam, { any }) {
    const RoleName = any("role");
    await iam.send(new DeleteRoleCommand({ RoleName }));
    return [went("role", RoleName)];
  },
  async DeletePolicy(iam, { any, policyArn }) {
    const name = any("policy");
    await iam.send(new DeletePolicyCommand({ PolicyArn: policyArn(name) }));
    return [went("policy", name)];
  },
  async DeleteInstanceProfile(iam, { any }) {
    const InstanceProfileName = any("profile");
    await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName }));
    return [went("profile", InstanceProfileName)];
  },
  async DeleteServerCertificate(iam, { any }) {
    const ServerCertificateName = any("certificate");
    await iam.send(new DeleteServerCertificateCommand({ ServerCertificateName }));
    return [went("certificate", ServerCertificateName)];
  },
  async DeleteAccessKey(iam, { crowded, dice }) {
    const UserName = crowded("user");
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
    const AccessKeyId = AccessKeyMetadata[dice.below(2)]?.AccessKeyId;
    if (AccessKeyId === undefined) return [];
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
    return [went("accessKey", AccessKeyId)];
  },
  async DeleteSSHPublicKey(iam, { crowded, dice }) {
    const UserName = crowded("user");
    const { SSHPublicKeys = [] } = await iam.send(new ListSSHPublicKeysCommand({ UserName }));
    const SSHPublicKeyId = SSHPublicKeys[dice.below(5)]?.SSHPublicKeyId;
    if (SSHPublicKeyId === undefined) return [];
    await iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }));
    return [went("sshKey", SSHPublicKeyId)];
  },
  async DeleteSigningCertificate(iam, { crowded, dice }) {
    const UserName = crowded("user");
    const { Certificates = [] } = await iam.send(new ListSigningCertificatesCommand({ UserName }));
    const CertificateId = Certificates[dice.below(2)]?.CertificateId;
    if (CertificateId === undefined) return [];
    await iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }));
    return [went("signingCertificate", CertificateId)];
  },
  async DeleteServiceSpecificCredential(iam, { crowded, dice }) {
    const UserName = crowded("user");
    const { ServiceSpecificCredentials = [] } = await iam.send(
      new ListServiceSpecificCredentialsCommand({ UserName }),
    );
    const found = ServiceSpecificCredentials[dice.below(2)]?.ServiceSpecificCredentialId;
    if (found === undefined) return [];
    await iam.send(
      new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId: found }),
    );
    return [went("credential", found)];
  },
  async RemoveUserFromGroup(iam, { any }) {
    const membership = { UserName: any("user"), GroupName: any("group") };
    await iam.send(new RemoveUserFromGroupCommand(membership));
    return [];
  },
  async DetachUserPolicy(iam, { any, policyArn }) {
    const PolicyArn = policyArn(any("policy"));
    await iam.send(new DetachUserPolicyCommand({ UserName: any("user"), PolicyArn }));
    return [];
  },
  async DetachGroupPolicy(iam, { any, policyArn, dice }) {
    const GroupName = `group${dice.below(3)}`;
    const PolicyArn = policyArn(any("policy"));
    await iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn }));
    return [];
  },
  async DetachRolePolicy(iam, { any, policyArn }) {
    const PolicyArn = policyArn(any("policy"));
    await iam.send(new DetachRolePolicyCommand({ RoleName: any("role"), PolicyArn }));
    return [];
  },
  async DeleteUserPermissionsBoundary(iam, { any }) {
    await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: any("user") }));
    return [];
  },
  async DeleteRolePermissionsBoundary(iam, { any }) {
    await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: any("role") }));
    return [];
  },
  async DeletePolicyVersion(iam, { crowded, policyArn, dice }) {
    const PolicyArn = policyArn(crowded("policy"));
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: version(dice) }));
    return [];
  },
  async DeleteUserPolicy(iam, { crowded, dice }) {
    const PolicyName = inlineName(dice);
    await iam.send(new DeleteUserPolicyCommand({ UserName: crowded("user"), PolicyName }));
    return [];
  },
  async DeleteGroupPolicy(iam, { crowded, dice }) {
    const PolicyName = inlineName(dice);
    await iam.send(new DeleteGroupPolicyCommand({ GroupName: crowded("group"), PolicyName }));
    return [];
  },
  async DeleteRolePolicy(iam, { crowded, dice }) {
    const PolicyName = inlineName(dice);
    await iam.send(new DeleteRolePolicyCommand({ RoleName: crowded("role"), PolicyName }));
    return [];
  },
  async RemoveRoleFromInstanceProfile(iam, { any }) {
    await iam.send(
      new RemoveRoleFromInstanceProfileCommand({
        InstanceProfileName: any("profile"),
        RoleName: any("role"),
      }),
    );
    return [];
  },
  async UntagUser(iam, { crowded, dice }) {
    const TagKeys = tags(dice).flatMap(({ Key }) => Key ?? []);
    await iam.send(new UntagUserCommand({ UserName: crowded("user"), TagKeys }));
    return [];
  },
  async UntagPolicy(iam, { policyArn, dice }) {
    const TagKeys = tags(dice).flatMap(({ Key }) => Key ?? []);
    await iam.send(
      new UntagPolicyCommand({ PolicyArn: policyArn(`policy${dice.below(3)}`), TagKeys }),
    );
    return [];
  },
};
