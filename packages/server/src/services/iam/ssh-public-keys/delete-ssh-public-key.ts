import { sshPublicKeys } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { userTarget } from "../targets.ts";
import { requireSshPublicKey } from "./ssh-public-key.ts";

export const deleteSshPublicKey = operation("iam", "DeleteSSHPublicKey", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, SSHPublicKeyId }, { account }) {
    const { key } = requireSshPublicKey(account, UserName, SSHPublicKeyId);
    account.delete(sshPublicKeys, key.id);
    return {};
  },
});
