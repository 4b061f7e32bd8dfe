import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { userOrCallerTarget } from "../targets.ts";
import { deviceOwner, devicesOf } from "./mfa-device.ts";

export const listMfaDevices = operation("iam", "ListMFADevices", {
  access: "read",
  resource: ({ UserName }, scope) => userOrCallerTarget(scope, UserName),
  run({ UserName, ...request }, scope) {
    const owner = deviceOwner(scope, UserName);
    const { items, end } = pageOfList(request, devicesOf(scope, owner.id));
    return {
      MFADevices: items.map(({ id, assignment }) => ({
        UserName: owner.userName,
        SerialNumber: id,
        EnableDate: assignment && new Date(assignment.enableDate),
      })),
      ...end,
    };
  },
});
