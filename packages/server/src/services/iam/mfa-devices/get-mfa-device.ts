import { operation } from "../../../operation.ts";
import { userOrCallerTarget } from "../targets.ts";
import { deviceOwner, requireDeviceOf } from "./mfa-device.ts";

export const getMfaDevice = operation("iam", "GetMFADevice", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, SerialNumber }, scope) {
    const owner = deviceOwner(scope, UserName);
    const { id, assignment } = requireDeviceOf(scope, owner, SerialNumber);
    return {
      ...(owner.userName !== undefined && { UserName: owner.userName }),
      SerialNumber: id,
      ...(assignment !== undefined && { EnableDate: new Date(assignment.enableDate) }),
    };
  },
});
