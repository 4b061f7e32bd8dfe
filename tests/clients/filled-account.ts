import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  CreateServiceLinkedRoleCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  EnableMFADeviceCommand,
  type IAMClient,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  TagInstanceProfileCommand,
  TagMFADeviceCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
  UploadServerCertificateCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from "@aws-sdk/client-iam";
import { samlIdp } from "../federation/saml-idp.ts";
import { allow, document } from "../made-entities.ts";
import { newDevice } from "../mfa-device.ts";
import { makeSshKey } from "../ssh-key.ts";
import { makeCertificate } from "../x509.ts";

/** How many there are of most things, at the least: as many pages, where a page has one. */
export const filled = 3;

const numbers = Array.from({ length: filled }, (_, at) => at + 1);
const Tags = numbers.map((at) => ({ Key: `tag${at}`, Value: `value of ${at}` }));
const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

const trusting = (Principal: object, Action: string, Condition?: object): string =>
  document({ Effect: "Allow", Principal, Action, ...(Condition && { Condition }) });

/** Policies that auditors look for, beside harmless ones. */
const documents: Readonly<Record<string, string>> = {
  Everything: document(allow("*")),
  ReadUsers: document(allow(["iam:GetUser", "iam:List*"])),
  Escalation: document(allow(["iam:CreatePolicyVersion", "iam:PassRole", "ec2:RunInstances"])),
  Exfiltration: document(
    allow(["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter"]),
  ),
  Bounded: document(
    allow("s3:*", {
      Resource: "arn:aws:s3:::reports/*",
      Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
    }),
    { Effect: "Deny", NotAction: "s3:GetObject", Resource: "*" },
  ),
  Unattached: document(allow("kms:*")),
};

const trusts = (accountId: string): Readonly<Record<string, string>> => ({
  account: trusting({ AWS: accountId }, "sts:AssumeRole", {
    StringEquals: { "sts:ExternalId": "blue" },
  }),
  service: trusting({ Service: "ec2.amazonaws.com" }, "sts:AssumeRole"),
  stranger: trusting({ AWS: "arn:aws:iam::210987654321:root" }, "sts:AssumeRole"),
  web: trusting(
    { Federated: `arn:aws:iam::${accountId}:oidc-provider/issuer1.example.com` },
    "sts:AssumeRoleWithWebIdentity",
    { StringEquals: { "issuer1.example.com:aud": "clients" } },
  ),
  saml: trusting(
    { Federated: `arn:aws:iam::${accountId}:saml-provider/idp1` },
    "sts:AssumeRoleWithSAML",
    { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
  ),
});

/** Fills an account with things of every kind, several of each where there can be. */
export async function fillAccount(iam: IAMClient, accountId: string): Promise<void> {
  const arn = (name: string): string => `arn:aws:iam::${accountId}:policy/audited/${name}`;
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: `filled-${accountId}` }));
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 16,
      RequireSymbols: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
    }),
  );
  for (const [PolicyName, PolicyDocument] of Object.entries(documents)) {
    await iam.send(
      new CreatePolicyCommand({ PolicyName, PolicyDocument, Path: "/audited/", Tags }),
    );
    for (const _ of numbers.slice(1)) {
      await iam.send(
        new CreatePolicyVersionCommand({ PolicyArn: arn(PolicyName), PolicyDocument }),
      );
    }
  }
  await fillProviders(iam);
  for (const at of numbers) await fillGroup(iam, `group${at}`, arn);
  for (const at of numbers) await fillUser(iam, `user${at}`, arn);
  await iam.send(new CreateUserCommand({ UserName: "idle", PermissionsBoundary: arn("Bounded") }));
  for (const [name, trust] of Object.entries(trusts(accountId))) {
    await fillRole(iam, `for-${name}`, trust, arn);
  }
  for (const AWSServiceName of ["ecs.amazonaws.com", "autoscaling.amazonaws.com"]) {
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  }
}

async function fillProviders(iam: IAMClient): Promise<void> {
  const idp = samlIdp();
  for (const at of numbers) {
    await iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: `https://issuer${at}.example.com`,
        ClientIDList: ["clients"],
        ThumbprintList: ["a".repeat(40)],
        Tags,
      }),
    );
    await iam.send(
      new CreateSAMLProviderCommand({
        Name: `idp${at}`,
        SAMLMetadataDocument: idp.metadata(),
        Tags,
      }),
    );
    const { body, privateKey } = makeCertificate();
    await iam.send(
      new UploadServerCertificateCommand({
        ServerCertificateName: `certificate${at}`,
        CertificateBody: body,
        PrivateKey: privateKey,
        Tags,
      }),
    );
  }
}

async function fillGroup(
  iam: IAMClient,
  GroupName: string,
  arn: (policy: string) => string,
): Promise<void> {
  await iam.send(new CreateGroupCommand({ GroupName, Path: "/teams/" }));
  for (const PolicyArn of [arn("Everything"), arn("ReadUsers"), aws("ReadOnlyAccess")]) {
    await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }));
  }
  for (const at of numbers) {
    const inline = { PolicyName: `inline${at}`, PolicyDocument: documents["Escalation"] };
    await iam.send(new PutGroupPolicyCommand({ GroupName, ...inline }));
  }
}

async function fillUser(
  iam: IAMClient,
  UserName: string,
  arn: (policy: string) => string,
): Promise<void> {
  await iam.send(
    new CreateUserCommand({
      UserName,
      Path: "/people/",
      Tags,
      PermissionsBoundary: arn("Everything"),
    }),
  );
  for (const at of numbers) {
    await iam.send(new AddUserToGroupCommand({ UserName, GroupName: `group${at}` }));
    const inline = { PolicyName: `inline${at}`, PolicyDocument: documents["Exfiltration"] };
    await iam.send(new PutUserPolicyCommand({ UserName, ...inline }));
  }
  for (const PolicyArn of [arn("Escalation"), arn("ReadUsers"), aws("AdministratorAccess")]) {
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  }
  await iam.send(
    new CreateLoginProfileCommand({ UserName, Password: `Correct-horse-9-${UserName}` }),
  );
  await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const AccessKeyId = AccessKey?.AccessKeyId;
  await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: "Inactive" }));
  for (const _ of numbers) {
    const device = await newDevice(iam, `${UserName}-device${_}`);
    const { SerialNumber } = device;
    await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...device.codes() }));
    await iam.send(new TagMFADeviceCommand({ SerialNumber, Tags }));
    await iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody: makeSshKey().ssh }));
  }
  for (const _ of numbers.slice(1)) {
    const CertificateBody = makeCertificate().body;
    await iam.send(new UploadSigningCertificateCommand({ UserName, CertificateBody }));
    await iam.send(
      new CreateServiceSpecificCredentialCommand({
        UserName,
        ServiceName: "codecommit.amazonaws.com",
      }),
    );
  }
}

async function fillRole(
  iam: IAMClient,
  RoleName: string,
  AssumeRolePolicyDocument: string,
  arn: (policy: string) => string,
): Promise<void> {
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument,
      Path: "/machines/",
      Description: `Trust ${RoleName}`,
      Tags,
      PermissionsBoundary: arn("Everything"),
    }),
  );
  for (const PolicyArn of [arn("Escalation"), arn("Everything"), aws("SecurityAudit")]) {
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  }
  for (const at of numbers) {
    const inline = { PolicyName: `inline${at}`, PolicyDocument: documents["Bounded"] };
    await iam.send(new PutRolePolicyCommand({ RoleName, ...inline }));
    const InstanceProfileName = `${RoleName}-${at}`;
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, Path: "/machines/" }));
    await iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags }));
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
  }
}
