import { newSeed, virtualMfaDevices } from "@ostiary/directory";
import { standingIn } from "../change.ts";

/** moto enables devices that it never saw. */
export const mfaDevices = standingIn(
  "iam",
  "EnableMFADevice",
  "a device with a serial number that nobody made is made",
  (strict) => ({
    access: "write",
    run(input, scope) {
      const { account, now, server } = scope;
      const { SerialNumber: id } = input;
      if (account.get(virtualMfaDevices, id) === undefined) {
        account.put(virtualMfaDevices, {
          id,
          deviceName: id,
          path: "/",
          createDate: now,
          wrappedSeed: server.directory.secrets.wrap(newSeed(), id),
          tags: [],
        });
      }
      return strict.run(input, scope);
    },
  }),
);
