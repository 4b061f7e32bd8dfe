import { type SshPublicKey, sshPublicKeys, uniqueId } from "@ostiary/directory";
import { type OperationInput, serviceError } from "@ostiary/wire";
import { operation, type WriteScope } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { requireBelowQuota } from "../quota.ts";
import { userTarget } from "../targets.ts";
import { fingerprintOf, wireKeyOf } from "./public-key-forms.ts";
import { wireSshPublicKey } from "./ssh-public-key.ts";

/** Stores a key for its user; `read` gives the wire form of a body. */
export function storeSshPublicKey(
  { UserName, SSHPublicKeyBody }: OperationInput<"iam", "UploadSSHPublicKey">,
  { account, quotas, now }: WriteScope,
  read: (body: string) => string,
) {
  const user = requireUser(account, UserName);
  const wireKey = read(SSHPublicKeyBody);
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
}

export const uploadSshPublicKey = operation("iam", "UploadSSHPublicKey", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run: (input, scope) => storeSshPublicKey(input, scope, wireKeyOf),
});
