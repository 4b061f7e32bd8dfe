import { virtualMfaDevices } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireBelowQuota } from "../quota.ts";
import { userTarget } from "../targets.ts";
import { deviceOwner, devicesOf, requireDevice, requireOwnMfa } from "./mfa-device.ts";
import { invalidCodes, takeCodes } from "./take-codes.ts";

export const enableMfaDevice = operation("iam", "EnableMFADevice", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, scope) {
    const { account, now, quotas } = scope;
    const owner = deviceOwner(scope, UserName);
    requireOwnMfa(scope, owner);
    const device = requireDevice(scope, SerialNumber);
    if (device.assignment !== undefined) {
      throw serviceError("EntityAlreadyExists", "MFA Device is already in use.");
    }
    const held = devicesOf(scope, owner.id).length;
    requireBelowQuota(held, quotas, "MFADevicesPerUserQuota", "MFADevicesPerUser");
    takeCodes(scope, device, [AuthenticationCode1, AuthenticationCode2], invalidCodes());
    account.put(virtualMfaDevices, {
      ...device,
      assignment: { userId: owner.id, enableDate: now },
    });
    return {};
  },
});
