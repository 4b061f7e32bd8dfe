import {
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DeleteVirtualMFADeviceCommand,
  DetachUserPolicyCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListServiceSpecificCredentialsCommand,
  paginateListAttachedUserPolicies,
  paginateListGroupsForUser,
  paginateListSigningCertificates,
  paginateListSSHPublicKeys,
  paginateListUserPolicies,
  paginateListVirtualMFADevices,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { found } from "./resource.ts";

/**
 * Destroys a user as the provider does with force_destroy: groups first, then all that a user cannot be deleted with. Its policies are
 * resources of their own, which are destroyed before it.
 */
export async function destroyUser(client: IAMClient, UserName: string): Promise<void> {
  const user = Object.freeze({ UserName });
  // A paginator of the SDK writes into its input.
  const pages = { client, pageSize: 2 };
  for await (const { PolicyNames = [] } of paginateListUserPolicies(pages, { ...user })) {
    for (const PolicyName of PolicyNames) {
      await client.send(new DeleteUserPolicyCommand({ ...user, PolicyName }));
    }
  }
  for await (const { AttachedPolicies = [] } of paginateListAttachedUserPolicies(pages, {
    ...user,
  })) {
    for (const { PolicyArn } of AttachedPolicies) {
      await client.send(new DetachUserPolicyCommand({ ...user, PolicyArn }));
    }
  }
  for await (const { Groups = [] } of paginateListGroupsForUser(pages, { ...user })) {
    for (const { GroupName } of Groups) {
      await client.send(new RemoveUserFromGroupCommand({ ...user, GroupName }));
    }
  }
  const { AccessKeyMetadata = [] } = await client.send(new ListAccessKeysCommand(user));
  for (const { AccessKeyId } of AccessKeyMetadata) {
    await client.send(new DeleteAccessKeyCommand({ ...user, AccessKeyId }));
  }
  for await (const { SSHPublicKeys = [] } of paginateListSSHPublicKeys(pages, { ...user })) {
    for (const { SSHPublicKeyId } of SSHPublicKeys) {
      await client.send(new DeleteSSHPublicKeyCommand({ ...user, SSHPublicKeyId }));
    }
  }
  const assigned = { AssignmentStatus: "Assigned" as const };
  for await (const { VirtualMFADevices = [] } of paginateListVirtualMFADevices(pages, {
    ...assigned,
  })) {
    for (const { SerialNumber } of VirtualMFADevices.filter(
      (one) => one.User?.UserName === UserName,
    )) {
      await client.send(new DeactivateMFADeviceCommand({ ...user, SerialNumber }));
      await client.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
    }
  }
  const { MFADevices = [] } = await client.send(new ListMFADevicesCommand(user));
  for (const { SerialNumber } of MFADevices) {
    await client.send(new DeactivateMFADeviceCommand({ ...user, SerialNumber }));
  }
  await found(client.send(new DeleteLoginProfileCommand(user)));
  await found(client.send(new DeleteLoginProfileCommand(user)));
  for await (const { Certificates = [] } of paginateListSigningCertificates(pages, { ...user })) {
    for (const { CertificateId } of Certificates) {
      await client.send(new DeleteSigningCertificateCommand({ ...user, CertificateId }));
    }
  }
  const listed = await client.send(new ListServiceSpecificCredentialsCommand(user));
  for (const { ServiceSpecificCredentialId } of listed.ServiceSpecificCredentials ?? []) {
    await client.send(
      new DeleteServiceSpecificCredentialCommand({ ...user, ServiceSpecificCredentialId }),
    );
  }
  await client.send(new DeleteUserCommand(user));
}
