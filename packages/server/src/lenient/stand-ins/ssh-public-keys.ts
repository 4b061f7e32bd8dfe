import { ServiceError } from "@ostiary/wire";
import { wireKeyOf } from "../../services/iam/ssh-public-keys/public-key-forms.ts";
import {
  requireSshPublicKey,
  wireSshPublicKey,
} from "../../services/iam/ssh-public-keys/ssh-public-key.ts";
import { storeSshPublicKey } from "../../services/iam/ssh-public-keys/upload-ssh-public-key.ts";
import { standingIn } from "../change.ts";

const says = "an SSH public key may be any text, which stays as it is";

/** What stands before a text that is no key, in the place of a wire form. */
const unread = "unread ";

function wireKeyOrText(body: string): string {
  try {
    return wireKeyOf(body);
  } catch (error) {
    if (error instanceof ServiceError) return unread + body;
    throw error;
  }
}

/** moto takes any text for an SSH public key. */
export const sshPublicKeys = [
  standingIn("iam", "UploadSSHPublicKey", says, () => ({
    access: "write",
    run: (input, scope) => storeSshPublicKey(input, scope, wireKeyOrText),
  })),
  standingIn("iam", "GetSSHPublicKey", says, (strict) => ({
    access: "read",
    run(input, scope) {
      const { key, userName } = requireSshPublicKey(
        scope.account,
        input.UserName,
        input.SSHPublicKeyId,
      );
      return key.wireKey.startsWith(unread)
        ? { SSHPublicKey: wireSshPublicKey(key, userName, key.wireKey.slice(unread.length)) }
        : strict.run(input, scope);
    },
  })),
];
