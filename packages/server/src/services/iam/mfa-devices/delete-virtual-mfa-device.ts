import { forgetFailedGuesses, mfaDeviceCounters, virtualMfaDevices } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { deleteConflict } from "../delete-conflict.ts";
import { mfaDeviceTarget, requireDevice } from "./mfa-device.ts";

export const deleteVirtualMfaDevice = operation("iam", "DeleteVirtualMFADevice", {
  access: "write",
  resource: ({ SerialNumber }, scope) => mfaDeviceTarget(scope, SerialNumber),
  run({ SerialNumber }, scope) {
    const { account } = scope;
    const device = requireDevice(scope, SerialNumber);
    if (device.assignment !== undefined) {
      throw deleteConflict("MFA VirtualDevice in use. Must deactivate first.");
    }
    account.delete(virtualMfaDevices, device.id);
    account.delete(mfaDeviceCounters, device.id);
    forgetFailedGuesses(account, device.id);
    return {};
  },
});
