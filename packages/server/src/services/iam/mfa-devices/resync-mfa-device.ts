import { operation } from "../../../operation.ts";
import { userTarget } from "../targets.ts";
import { deviceOwner, requireDeviceOf } from "./mfa-device.ts";
import { invalidCodes, resyncDistance, takeCodes } from "./take-codes.ts";

export const resyncMfaDevice = operation("iam", "ResyncMFADevice", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, scope) {
    const device = requireDeviceOf(scope, deviceOwner(scope, UserName), SerialNumber);
    const codes = [AuthenticationCode1, AuthenticationCode2];
    takeCodes(scope, device, codes, invalidCodes(), resyncDistance);
    return {};
  },
});
