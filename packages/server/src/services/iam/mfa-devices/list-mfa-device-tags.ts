import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { wireTags } from "../tags.ts";
import { mfaDeviceTarget, requireDevice } from "./mfa-device.ts";

export const listMfaDeviceTags = operation("iam", "ListMFADeviceTags", {
  access: "read",
  resource: ({ SerialNumber }, scope) => mfaDeviceTarget(scope, SerialNumber),
  run({ SerialNumber, ...request }, scope) {
    const { items, end } = pageOfList(request, requireDevice(scope, SerialNumber).tags);
    return { Tags: wireTags(items), ...end };
  },
});
