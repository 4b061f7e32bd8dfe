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
const trusting = (Principal: object, Action: string, Condition?: object): string =>
  document({ Effect: "Allow", Principal, Action, ...(Condition && { Condition }) });

/** The texts and ARNs of a filled account. */
interface Texts {
  /** Policies that auditors look for, beside harmless ones. */
  readonly documents: Readonly<Record<string, string>>;
  readonly trusts: Readonly<Record<string, string>>;
  /** The ARN of one of the account's policies. */
  arn(policy: string): string;
  /** The ARN of one of AWS's. */
  aws(policy: string): string;
}

function textsOf(accountId: string, partition: string): Texts {
  const federated = (resource: string): object => ({
    Federated: `arn:${partition}:iam::${accountId}:${resource}`,
  });
  return {
    arn: (name) => `arn:${partition}:iam::${accountId}:policy/audited/${name}`,
    aws: (name) => `arn:${partition}:iam::aws:policy/${name}`,
    documents: {
      Everything: document(allow("*")),
      ReadUsers: document(allow(["iam:GetUser", "iam:List*"])),
      Escalation: document(allow(["iam:CreatePolicyVersion", "iam:PassRole", "ec2:RunInstances"])),
      Exfiltration: document(
        allow(["s3:GetObject", "secretsmanager:GetSecretValue", "ssm:GetParameter"]),
      ),
      Bounded: document(
        allow("s3:*", {
          Resource: `arn:${partition}:s3:::reports/*`,
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
        }),
        { Effect: "Deny", NotAction: "s3:GetObject", Resource: "*" },
      ),
      Unattached: document(allow("kms:*")),
    },
    trusts: {
      account: trusting({ AWS: accountId }, "sts:AssumeRole", {
        StringEquals: { "sts:ExternalId": "blue" },
      }),
      service: trusting({ Service: "ec2.amazonaws.com" }, "sts:AssumeRole"),
      stranger: trusting({ AWS: `arn:${partition}:iam::210987654321:root` }, "sts:AssumeRole"),
      web: trusting(
        federated("oidc-provider/issuer1.example.com"),
        "sts:AssumeRoleWithWebIdentity",
        { StringEquals: { "issuer1.example.com:aud": "clients" } },
      ),
      saml: trusting(federated("saml-provider/idp1"), "sts:AssumeRoleWithSAML", {
        StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" },
      }),
    },
  };
}

/** Fills an account with things of every kind, several of each where there can be. */
export async function fillAccount(
  iam: IAMClient,
  accountId: string,
  partition = "aws",
): Promise<void> {
  const texts = textsOf(accountId, partition);
  const { documents, trusts, arn } = texts;
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
  for (const at of numbers) await fillGroup(iam, `group${at}`, texts);
  for (const at of numbers) await fillUser(iam, `user${at}`, texts);
  await iam.send(new CreateUserCommand({ UserName: "idle", PermissionsBoundary: arn("Bounded") }));
  for (const [name, trust] of Object.entries(trusts)) {
    await fillRole(iam, `for-${name}`, trust, texts);
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
  { documents, arn, aws }: Texts,
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
  { documents, arn, aws }: Texts,
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
  { documents, arn, aws }: Texts,
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
