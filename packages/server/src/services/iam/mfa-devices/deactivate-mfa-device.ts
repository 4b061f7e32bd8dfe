import { virtualMfaDevices } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { deviceOwner, requireDeviceOf, requireOwnMfa } from "./mfa-device.ts";

export const deactivateMfaDevice = operation("iam", "DeactivateMFADevice", {
  access: "write",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, SerialNumber }, scope) {
    const owner = deviceOwner(scope, UserName);
    requireOwnMfa(scope, owner);
    const { assignment: _, ...device } = requireDeviceOf(scope, owner, SerialNumber);
    scope.account.put(virtualMfaDevices, device);
    return {};
  },
});
