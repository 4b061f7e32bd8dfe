import { parseArn, users, type VirtualMfaDevice, virtualMfaDevices } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope, Target } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { noSuchEntity } from "../find-entity.ts";

/** Whose device one is or is to be; the root user has no name. */
export interface DeviceOwner {
  readonly id: string;
  readonly userName: string | undefined;
}

/** The user that is named, or the caller. The root user has no name: EnableMFADevice, which asks for one, takes the account's id. */
export function deviceOwner(scope: Scope, name: string | undefined): DeviceOwner {
  const { account, caller } = scope;
  const isRoot = caller.principal.kind === "root" && name === account.accountId;
  return ownerOf(scope, isRoot && account.named(users, name) === undefined ? undefined : name);
}

/** The virtual device of a serial number. Hardware devices and security keys are known to nobody here. */
export function requireDevice({ account }: Scope, serialNumber: string): VirtualMfaDevice {
  const device = account.get(virtualMfaDevices, serialNumber);
  if (device === undefined) {
    throw noSuchEntity(`VirtualMFADevice with serial number ${serialNumber} does not exist.`);
  }
  return device;
}

/** The device of a serial number, enabled for this user. */
export function requireDeviceOf(
  scope: Scope,
  owner: DeviceOwner,
  serialNumber: string,
): VirtualMfaDevice {
  const device = requireDevice(scope, serialNumber);
  if (device.assignment?.userId !== owner.id) throw noSuchEntity("MFA Device invalid for user.");
  return device;
}

export const devicesOf = ({ account }: Scope, userId: string): readonly VirtualMfaDevice[] =>
  account.find(virtualMfaDevices, "user", userId);

/** What an operation on a device acts on: the ARN, which is the serial number of a virtual device. */
export function mfaDeviceTarget({ account, arn }: Scope, serialNumber: string): Target {
  const device = account.get(virtualMfaDevices, serialNumber);
  if (device !== undefined) return { arn: device.id, tags: device.tags };
  const isArn = parseArn(serialNumber) !== undefined;
  return { arn: isArn ? serialNumber : arn.iam(account.accountId, "mfa", "/", serialNumber) };
}

/**
 * Refuses a user that has MFA and did not sign in with it to add or remove devices of its own: a stolen key must not get rid of
 * the second factor. Administrators, with devices of others, are not concerned.
 */
export function requireOwnMfa(scope: Scope, owner: DeviceOwner): void {
  const { principal, claims } = scope.caller;
  // Who manages root credentials has no device of the member's.
  if (claims?.kind === "root-task") return;
  const own = principal.kind === "user" ? principal.id : scope.account.accountId;
  if ((principal.kind !== "user" && principal.kind !== "root") || own !== owner.id) return;
  const proved = claims?.kind === "user" && claims.mfaAuthenticatedAt !== undefined;
  if (proved || scope.waived.has("mfa-codes") || devicesOf(scope, owner.id).length === 0) return;
  throw serviceError(
    "AccessDenied",
    "To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.",
  );
}
