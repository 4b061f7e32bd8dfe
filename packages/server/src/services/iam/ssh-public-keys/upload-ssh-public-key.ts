import { type SshPublicKey, sshPublicKeys, uniqueId } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { requireBelowQuota } from "../quota.ts";
import { userTarget } from "../targets.ts";
import { fingerprintOf, wireKeyOf } from "./public-key-forms.ts";
import { wireSshPublicKey } from "./ssh-public-key.ts";

export const uploadSshPublicKey = operation("iam", "UploadSSHPublicKey", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, SSHPublicKeyBody }, { account, quotas, now }) {
    const user = requireUser(account, UserName);
    const wireKey = wireKeyOf(SSHPublicKeyBody);
    const held = account.find(sshPublicKeys, "user", user.id);
    if (held.some((key) => key.wireKey === wireKey)) {
      throw serviceError("DuplicateSSHPublicKey", "Duplicate SSH public key uploaded.");
    }
    requireBelowQuota(held.length, quotas, "SSHPublicKeysPerUserQuota", "SSHPublicKeysPerUser");
    const key: SshPublicKey = {
      id: uniqueId("APKA"),
      userId: user.id,
      wireKey,
      fingerprint: fingerprintOf(wireKey),
      status: "Active",
      uploadDate: now,
    };
    account.put(sshPublicKeys, key);
    return { SSHPublicKey: wireSshPublicKey(key, user.userName, SSHPublicKeyBody) };
  },
});
