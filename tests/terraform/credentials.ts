import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  GetSSHPublicKeyCommand,
  ListAccessKeysCommand,
  ListMFADeviceTagsCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListVirtualMFADevicesCommand,
  TagMFADeviceCommand,
  UntagMFADeviceCommand,
  UpdateAccessKeyCommand,
  UpdateServiceSpecificCredentialCommand,
  UpdateSigningCertificateCommand,
  UpdateSSHPublicKeyCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { makeSshKey } from "../ssh-key.ts";
import { makeCertificate } from "../x509.ts";
import { found, type Resource, tagList, tagsOf } from "./resource.ts";

/** A resource that belongs to a user of its own. */
function ofUser(UserName: string, resource: Omit<Resource, "before" | "after">): Resource {
  return {
    ...resource,
    before: ({ iam }) => iam.send(new CreateUserCommand({ UserName })),
    after: ({ iam }) => iam.send(new DeleteUserCommand({ UserName })),
  };
}

const holder = { UserName: "tf-holder" };

const accessKey = ofUser(holder.UserName, {
  type: "aws_iam_access_key",
  async create({ iam }) {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand(holder));
    expect(AccessKey?.SecretAccessKey).toMatch(/^[\w+/]{40}$/);
    return AccessKey?.AccessKeyId ?? "";
  },
  // An import asks for the owner; a read looks through the owner's keys.
  async read({ iam }, AccessKeyId) {
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand(holder));
    const key = AccessKeyMetadata.find((one) => one.AccessKeyId === AccessKeyId);
    if (key === undefined) return undefined;
    const used = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    return { user: used.UserName, status: key.Status, create_date: key.CreateDate };
  },
  wants: () => ({ user: holder.UserName, status: "Active", create_date: expect.any(Date) }),
  updates: [
    {
      title: "inactive",
      wants: { status: "Inactive" },
      async apply({ iam }, AccessKeyId) {
        await iam.send(new UpdateAccessKeyCommand({ ...holder, AccessKeyId, Status: "Inactive" }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, AccessKeyId) =>
    iam.send(new DeleteAccessKeyCommand({ ...holder, AccessKeyId })),
});

const loginProfile = ofUser(holder.UserName, {
  type: "aws_iam_user_login_profile",
  async create({ iam }) {
    const given = { Password: "Correct-horse-9", PasswordResetRequired: true };
    const { LoginProfile } = await iam.send(new CreateLoginProfileCommand({ ...holder, ...given }));
    return LoginProfile?.UserName ?? "";
  },
  async read({ iam }, UserName) {
    const answer = await found(iam.send(new GetLoginProfileCommand({ UserName })));
    return (
      answer && {
        user: answer.LoginProfile?.UserName,
        password_reset_required: answer.LoginProfile?.PasswordResetRequired,
      }
    );
  },
  wants: () => ({ user: holder.UserName, password_reset_required: true }),
  delete: ({ iam }, UserName) => iam.send(new DeleteLoginProfileCommand({ UserName })),
});

const ssh = makeSshKey();

const sshKey = ofUser(holder.UserName, {
  type: "aws_iam_user_ssh_key",
  async create({ iam }) {
    const { SSHPublicKey } = await iam.send(
      new UploadSSHPublicKeyCommand({ ...holder, SSHPublicKeyBody: ssh.ssh }),
    );
    return SSHPublicKey?.SSHPublicKeyId ?? "";
  },
  async read({ iam }, SSHPublicKeyId) {
    const wanted = { ...holder, SSHPublicKeyId, Encoding: "SSH" as const };
    const answer = await found(iam.send(new GetSSHPublicKeyCommand(wanted)));
    const { SSHPublicKey } = answer ?? {};
    return (
      SSHPublicKey && {
        fingerprint: SSHPublicKey.Fingerprint,
        // The provider leaves the comment out of both.
        public_key: SSHPublicKey.SSHPublicKeyBody?.split(" ").slice(0, 2).join(" "),
        status: SSHPublicKey.Status,
      }
    );
  },
  wants: () => ({
    fingerprint: ssh.fingerprint,
    public_key: ssh.ssh.split(" ").slice(0, 2).join(" "),
    status: "Active",
  }),
  updates: [
    {
      title: "inactive",
      wants: { status: "Inactive" },
      async apply({ iam }, SSHPublicKeyId) {
        const key = { ...holder, SSHPublicKeyId };
        await iam.send(new UpdateSSHPublicKeyCommand({ ...key, Status: "Inactive" }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, SSHPublicKeyId) =>
    iam.send(new DeleteSSHPublicKeyCommand({ ...holder, SSHPublicKeyId })),
});

const certificate = makeCertificate().body;

const signingCertificate = ofUser(holder.UserName, {
  type: "aws_iam_signing_certificate",
  async create({ iam }) {
    const { Certificate } = await iam.send(
      new UploadSigningCertificateCommand({ ...holder, CertificateBody: certificate }),
    );
    return Certificate?.CertificateId ?? "";
  },
  async read({ iam }, CertificateId) {
    const { Certificates = [] } = await iam.send(new ListSigningCertificatesCommand(holder));
    const one = Certificates.find((listed) => listed.CertificateId === CertificateId);
    return one && { certificate_body: one.CertificateBody, status: one.Status, user: one.UserName };
  },
  wants: () => ({ certificate_body: certificate, status: "Active", user: holder.UserName }),
  updates: [
    {
      title: "inactive",
      wants: { status: "Inactive" },
      async apply({ iam }, CertificateId) {
        const one = { ...holder, CertificateId };
        await iam.send(new UpdateSigningCertificateCommand({ ...one, Status: "Inactive" }));
        return undefined;
      },
    },
  ],
  async delete({ iam }, CertificateId) {
    await iam.send(new DeleteSigningCertificateCommand({ ...holder, CertificateId }));
  },
});

const ServiceName = "codecommit.amazonaws.com";

const serviceSpecificCredential = ofUser(holder.UserName, {
  type: "aws_iam_service_specific_credential",
  async create({ iam }) {
    const { ServiceSpecificCredential } = await iam.send(
      new CreateServiceSpecificCredentialCommand({ ...holder, ServiceName }),
    );
    expect(ServiceSpecificCredential?.ServicePassword).toBeTruthy();
    return ServiceSpecificCredential?.ServiceSpecificCredentialId ?? "";
  },
  async read({ iam }, id) {
    const { ServiceSpecificCredentials = [] } = await iam.send(
      new ListServiceSpecificCredentialsCommand({ ...holder, ServiceName }),
    );
    const one = ServiceSpecificCredentials.find((it) => it.ServiceSpecificCredentialId === id);
    return (
      one && {
        service_name: one.ServiceName,
        service_user_name: one.ServiceUserName,
        status: one.Status,
        user_name: one.UserName,
      }
    );
  },
  wants: ({ accountId }) => ({
    service_name: ServiceName,
    service_user_name: `${holder.UserName}-at-${accountId}`,
    status: "Active",
    user_name: holder.UserName,
  }),
  updates: [
    {
      title: "inactive",
      wants: { status: "Inactive" },
      async apply({ iam }, ServiceSpecificCredentialId) {
        const one = { ...holder, ServiceSpecificCredentialId };
        await iam.send(new UpdateServiceSpecificCredentialCommand({ ...one, Status: "Inactive" }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, ServiceSpecificCredentialId) =>
    iam.send(
      new DeleteServiceSpecificCredentialCommand({ ...holder, ServiceSpecificCredentialId }),
    ),
});

const virtualMfaDevice: Resource = {
  type: "aws_iam_virtual_mfa_device",
  async create({ iam }) {
    const { VirtualMFADevice } = await iam.send(
      new CreateVirtualMFADeviceCommand({
        VirtualMFADeviceName: "tf-device",
        Path: "/tf/",
        Tags: tagList({ team: "blue" }),
      }),
    );
    expect(VirtualMFADevice?.QRCodePNG?.length).toBeGreaterThan(0);
    expect(VirtualMFADevice?.Base32StringSeed?.length).toBeGreaterThan(0);
    return VirtualMFADevice?.SerialNumber ?? "";
  },
  async read({ iam }, SerialNumber) {
    const { VirtualMFADevices = [] } = await iam.send(new ListVirtualMFADevicesCommand({}));
    const device = VirtualMFADevices.find((listed) => listed.SerialNumber === SerialNumber);
    if (device === undefined) return undefined;
    const { Tags } = await iam.send(new ListMFADeviceTagsCommand({ SerialNumber }));
    return { arn: device.SerialNumber, user_name: device.User?.UserName, tags: tagsOf(Tags) };
  },
  wants: ({ arn }) => ({
    arn: arn("mfa/tf/tf-device"),
    user_name: undefined,
    tags: { team: "blue" },
  }),
  updates: [
    {
      title: "tags",
      wants: { tags: { owner: "me" } },
      async apply({ iam }, SerialNumber) {
        await iam.send(new UntagMFADeviceCommand({ SerialNumber, TagKeys: ["team"] }));
        const Tags = tagList({ owner: "me" });
        await iam.send(new TagMFADeviceCommand({ SerialNumber, Tags }));
        return undefined;
      },
    },
  ],
  delete: ({ iam }, SerialNumber) => iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })),
};

export const credentialResources: readonly Resource[] = [
  accessKey,
  loginProfile,
  sshKey,
  signingCertificate,
  serviceSpecificCredential,
  virtualMfaDevice,
];
