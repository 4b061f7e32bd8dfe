import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  PutGroupPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  TagPolicyCommand,
  TagUserCommand,
  UploadServerCertificateCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from "@aws-sdk/client-iam";
import { allow, document } from "../made-entities.ts";
import { makeSshKey } from "../ssh-key.ts";
import { makeCertificate } from "../x509.ts";
import { came } from "./acknowledged.ts";
import { inlineName, large, tags, trust } from "./inputs.ts";
import type { RandomOperation } from "./random-operation.ts";

const serverCertificate = makeCertificate();
const sshKeys = Array.from({ length: 8 }, () => makeSshKey());

/** What adds, more or less: on the rising tide the account fills until quotas hold it. */
export const rising: Readonly<Record<string, RandomOperation>> = {
  async CreateUser(iam, { any, policyArn, dice }) {
    const boundary = dice.below(4) === 0 && { PermissionsBoundary: policyArn(any("policy")) };
    const { User } = await iam.send(new CreateUserCommand({ UserName: any("user"), ...boundary }));
    return [came("user", User?.UserName)];
  },
  async CreateGroup(iam, { any }) {
    const { Group } = await iam.send(new CreateGroupCommand({ GroupName: any("group") }));
    return [came("group", Group?.GroupName)];
  },
  async CreateRole(iam, { any, userArn }) {
    const AssumeRolePolicyDocument = trust(userArn(any("user")));
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: any("role"), AssumeRolePolicyDocument }),
    );
    return [came("role", Role?.RoleName)];
  },
  async CreatePolicy(iam, { any }) {
    const PolicyDocument = document(allow("iam:GetUser"));
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: any("policy"), PolicyDocument }),
    );
    return [came("policy", Policy?.PolicyName)];
  },
  async CreateInstanceProfile(iam, { any }) {
    const { InstanceProfile } = await iam.send(
      new CreateInstanceProfileCommand({ InstanceProfileName: any("profile") }),
    );
    return [came("profile", InstanceProfile?.InstanceProfileName)];
  },
  async UploadServerCertificate(iam, { any }) {
    const ServerCertificateName = any("certificate");
    await iam.send(
      new UploadServerCertificateCommand({
        ServerCertificateName,
        CertificateBody: serverCertificate.body,
        PrivateKey: serverCertificate.privateKey,
      }),
    );
    return [came("certificate", ServerCertificateName)];
  },
  async CreateAccessKey(iam, { crowded }) {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: crowded("user") }));
    return [came("accessKey", AccessKey?.AccessKeyId)];
  },
  async UploadSSHPublicKey(iam, { crowded, dice }) {
    const SSHPublicKeyBody = sshKeys[dice.below(sshKeys.length)]?.ssh;
    const { SSHPublicKey } = await iam.send(
      new UploadSSHPublicKeyCommand({ UserName: crowded("user"), SSHPublicKeyBody }),
    );
    return [came("sshKey", SSHPublicKey?.SSHPublicKeyId)];
  },
  async UploadSigningCertificate(iam, { crowded }) {
    const CertificateBody = makeCertificate().body;
    const { Certificate } = await iam.send(
      new UploadSigningCertificateCommand({ UserName: crowded("user"), CertificateBody }),
    );
    return [came("signingCertificate", Certificate?.CertificateId)];
  },
  async CreateServiceSpecificCredential(iam, { crowded }) {
    const { ServiceSpecificCredential } = await iam.send(
      new CreateServiceSpecificCredentialCommand({
        UserName: crowded("user"),
        ServiceName: "codecommit.amazonaws.com",
      }),
    );
    return [came("credential", ServiceSpecificCredential?.ServiceSpecificCredentialId)];
  },
  async AddUserToGroup(iam, { crowded }) {
    const membership = { UserName: crowded("user"), GroupName: crowded("group") };
    await iam.send(new AddUserToGroupCommand(membership));
    return [];
  },
  async AttachUserPolicy(iam, { crowded, policyArn }) {
    const PolicyArn = policyArn(crowded("policy"));
    await iam.send(new AttachUserPolicyCommand({ UserName: crowded("user"), PolicyArn }));
    return [];
  },
  async AttachGroupPolicy(iam, { crowded, policyArn, dice }) {
    const GroupName = `group${dice.below(3)}`;
    const PolicyArn = policyArn(crowded("policy"));
    await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
    return [];
  },
  async AttachRolePolicy(iam, { crowded, policyArn }) {
    const PolicyArn = policyArn(crowded("policy"));
    await iam.send(new AttachRolePolicyCommand({ RoleName: crowded("role"), PolicyArn }));
    return [];
  },
  async PutUserPermissionsBoundary(iam, { any, policyArn }) {
    const PermissionsBoundary = policyArn(any("policy"));
    await iam.send(
      new PutUserPermissionsBoundaryCommand({ UserName: any("user"), PermissionsBoundary }),
    );
    return [];
  },
  async PutRolePermissionsBoundary(iam, { any, policyArn }) {
    const PermissionsBoundary = policyArn(any("policy"));
    await iam.send(
      new PutRolePermissionsBoundaryCommand({ RoleName: any("role"), PermissionsBoundary }),
    );
    return [];
  },
  async CreatePolicyVersion(iam, { crowded, policyArn, dice }) {
    await iam.send(
      new CreatePolicyVersionCommand({
        PolicyArn: policyArn(crowded("policy")),
        PolicyDocument: large(dice),
        SetAsDefault: dice.below(2) === 0,
      }),
    );
    return [];
  },
  async PutUserPolicy(iam, { crowded, dice }) {
    const inline = { PolicyName: inlineName(dice), PolicyDocument: large(dice) };
    await iam.send(new PutUserPolicyCommand({ UserName: crowded("user"), ...inline }));
    return [];
  },
  async PutGroupPolicy(iam, { crowded, dice }) {
    const inline = { PolicyName: inlineName(dice), PolicyDocument: large(dice) };
    await iam.send(new PutGroupPolicyCommand({ GroupName: crowded("group"), ...inline }));
    return [];
  },
  async PutRolePolicy(iam, { crowded, dice }) {
    const inline = { PolicyName: inlineName(dice), PolicyDocument: large(dice) };
    await iam.send(new PutRolePolicyCommand({ RoleName: crowded("role"), ...inline }));
    return [];
  },
  async AddRoleToInstanceProfile(iam, { crowded }) {
    await iam.send(
      new AddRoleToInstanceProfileCommand({
        InstanceProfileName: crowded("profile"),
        RoleName: crowded("role"),
      }),
    );
    return [];
  },
  async TagUser(iam, { crowded, dice }) {
    await iam.send(new TagUserCommand({ UserName: crowded("user"), Tags: tags(dice) }));
    return [];
  },
  async TagPolicy(iam, { policyArn, dice }) {
    const PolicyArn = policyArn(`policy${dice.below(3)}`);
    await iam.send(new TagPolicyCommand({ PolicyArn, Tags: tags(dice) }));
    return [];
  },
};
