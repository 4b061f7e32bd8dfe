import { operation } from "../../../operation.ts";
import { pageOfTags } from "../tags.ts";
import { mfaDeviceTarget, requireDevice } from "./mfa-device.ts";

export const listMfaDeviceTags = operation("iam", "ListMFADeviceTags", {
  access: "read",
  resource: ({ SerialNumber }, scope) => mfaDeviceTarget(scope, SerialNumber),
  run({ SerialNumber, ...request }, scope) {
    return pageOfTags(request, requireDevice(scope, SerialNumber).tags);
  },
});
