import { newSeed, type VirtualMfaDevice, virtualMfaDevices } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireBelowQuota } from "../quota.ts";
import { givenTags, requestTags, tagsOnCreate, withTags } from "../tags.ts";
import { qrCodePng } from "./qr-code.ts";

/** What operations take as a serial number at the most. */
const longestSerialNumber = 256;
const issuer = "Ostiary";

/** What an authenticator reads: the device's name, the account and the seed ("VirtualMFADevice: QRCodePNG"). */
const otpauthUri = (name: string, accountId: string, seed: string): string =>
  `otpauth://totp/${issuer}:${encodeURIComponent(`${name}@${accountId}`)}?secret=${seed}&issuer=${issuer}`;

export const createVirtualMfaDevice = operation("iam", "CreateVirtualMFADevice", {
  access: "write",
  resource: ({ Path = "/", VirtualMFADeviceName }, { account, arn }) => ({
    arn: arn.iam(account.accountId, "mfa", Path, VirtualMFADeviceName),
  }),
  context: ({ Tags }) => requestTags(Tags),
  also: ({ Path = "/", VirtualMFADeviceName, Tags }, { account, arn }) =>
    tagsOnCreate(
      "iam:TagMFADevice",
      arn.iam(account.accountId, "mfa", Path, VirtualMFADeviceName),
      Tags,
    ),
  run({ Path = "/", VirtualMFADeviceName, Tags }, scope) {
    const { account, arn, quotas, now, server } = scope;
    const id = arn.iam(account.accountId, "mfa", Path, VirtualMFADeviceName);
    if (id.length > longestSerialNumber) {
      throw serviceError(
        "InvalidInput",
        `The serial number of a virtual MFA device has at most ${longestSerialNumber} characters.`,
      );
    }
    if (account.named(virtualMfaDevices, Path + VirtualMFADeviceName) !== undefined) {
      throw serviceError(
        "EntityAlreadyExists",
        "MFADevice entity at the same path and name already exists.",
      );
    }
    requireBelowQuota(
      account.count(virtualMfaDevices),
      quotas,
      "UsersQuota",
      "VirtualMFADevicesPerAccount",
    );
    const seed = newSeed();
    const device: VirtualMfaDevice = {
      id,
      deviceName: VirtualMFADeviceName,
      path: Path,
      createDate: now,
      wrappedSeed: server.directory.secrets.wrap(seed, id),
      tags: withTags([], Tags, quotas.TagsPerResourceQuota),
    };
    account.put(virtualMfaDevices, device);
    return {
      VirtualMFADevice: {
        SerialNumber: id,
        Base32StringSeed: Buffer.from(seed, "ascii"),
        QRCodePNG: qrCodePng(otpauthUri(VirtualMFADeviceName, account.accountId, seed)),
        ...givenTags(device.tags),
      },
    };
  },
});
