import { virtualMfaDevices } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { removedTagKeys, withoutTags } from "../tags.ts";
import { mfaDeviceTarget, requireDevice } from "./mfa-device.ts";

export const untagMfaDevice = operation("iam", "UntagMFADevice", {
  access: "write",
  resource: ({ SerialNumber }, scope) => mfaDeviceTarget(scope, SerialNumber),
  context: ({ TagKeys }) => removedTagKeys(TagKeys),
  run({ SerialNumber, TagKeys }, scope) {
    const device = requireDevice(scope, SerialNumber);
    scope.account.put(virtualMfaDevices, { ...device, tags: withoutTags(device.tags, TagKeys) });
    return {};
  },
});
