import { virtualMfaDevices } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { requestTags, withTags } from "../tags.ts";
import { mfaDeviceTarget, requireDevice } from "./mfa-device.ts";

export const tagMfaDevice = operation("iam", "TagMFADevice", {
  access: "write",
  resource: ({ SerialNumber }, scope) => mfaDeviceTarget(scope, SerialNumber),
  context: ({ Tags }) => requestTags(Tags),
  run({ SerialNumber, Tags }, scope) {
    const device = requireDevice(scope, SerialNumber);
    const tags = withTags(device.tags, Tags, scope.quotas.TagsPerResourceQuota);
    scope.account.put(virtualMfaDevices, { ...device, tags });
    return {};
  },
});
