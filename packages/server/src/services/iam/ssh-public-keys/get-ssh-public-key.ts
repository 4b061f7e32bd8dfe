import { operation } from "../../../operation.ts";
import { userTarget } from "../targets.ts";
import { pemEncoding, sshEncoding } from "./public-key-forms.ts";
import { requireSshPublicKey, wireSshPublicKey } from "./ssh-public-key.ts";

export const getSshPublicKey = operation("iam", "GetSSHPublicKey", {
  access: "read",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName, SSHPublicKeyId, Encoding }, { account }) {
    const { key, userName } = requireSshPublicKey(account, UserName, SSHPublicKeyId);
    const body = Encoding === "PEM" ? pemEncoding(key.wireKey) : sshEncoding(key.wireKey);
    return { SSHPublicKey: wireSshPublicKey(key, userName, body) };
  },
});
