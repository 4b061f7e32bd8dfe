import { sshPublicKeys } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { settableStatus } from "../credential-status.ts";
import { userTarget } from "../targets.ts";
import { requireSshPublicKey } from "./ssh-public-key.ts";

export const updateSshPublicKey = operation("iam", "UpdateSSHPublicKey", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, SSHPublicKeyId, Status }, { account }) {
    const { key } = requireSshPublicKey(account, UserName, SSHPublicKeyId);
    account.put(sshPublicKeys, { ...key, status: settableStatus(Status) });
    return {};
  },
});
