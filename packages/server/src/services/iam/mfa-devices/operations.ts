import type { Operation } from "../../../operation.ts";
import { createVirtualMfaDevice } from "./create-virtual-mfa-device.ts";
import { deactivateMfaDevice } from "./deactivate-mfa-device.ts";
import { deleteVirtualMfaDevice } from "./delete-virtual-mfa-device.ts";
import { enableMfaDevice } from "./enable-mfa-device.ts";
import { getMfaDevice } from "./get-mfa-device.ts";
import { listMfaDeviceTags } from "./list-mfa-device-tags.ts";
import { listMfaDevices } from "./list-mfa-devices.ts";
import { listVirtualMfaDevices } from "./list-virtual-mfa-devices.ts";
import { resyncMfaDevice } from "./resync-mfa-device.ts";
import { tagMfaDevice } from "./tag-mfa-device.ts";
import { untagMfaDevice } from "./untag-mfa-device.ts";

/** The operations of IAM on MFA devices. */
export const mfaDeviceOperations: readonly Operation[] = [
  createVirtualMfaDevice,
  deactivateMfaDevice,
  deleteVirtualMfaDevice,
  enableMfaDevice,
  getMfaDevice,
  listMfaDeviceTags,
  listMfaDevices,
  listVirtualMfaDevices,
  resyncMfaDevice,
  tagMfaDevice,
  untagMfaDevice,
];
