import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

/** A virtual MFA device; its id is the serial number, which is its ARN. */
export interface VirtualMfaDevice extends StoredRecord {
  readonly deviceName: string;
  readonly path: string;
  readonly createDate: number;
  /** The base32 seed under envelope encryption, bound to the serial number. */
  readonly wrappedSeed: string;
  readonly tags: readonly Tag[];
  /** Whose device it is, once it is enabled. */
  readonly assignment?: {
    /** Unique id of the user, or the account's id for the root user. */
    readonly userId: string;
    readonly enableDate: number;
  };
}

export const virtualMfaDevices = table<VirtualMfaDevice>({
  kind: "virtual-mfa-device",
  name: (device) => device.path + device.deviceName,
  indexes: { user: ({ assignment }) => (assignment === undefined ? [] : [assignment.userId]) },
});

/** How far the codes of a device have come, under its serial number; apart from the device, as it changes with every code. */
export interface MfaDeviceCounter extends StoredRecord {
  /** The time step of the last code that was accepted: this one and those before it are used up. */
  readonly lastStep: number;
  /** By how many steps the device's clock was ahead when it was last synchronised. */
  readonly drift: number;
}

export const mfaDeviceCounters = table<MfaDeviceCounter>({
  kind: "mfa-device-counter",
  indexes: {},
});
