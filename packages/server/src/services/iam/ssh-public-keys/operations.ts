import type { Operation } from "../../../operation.ts";
import { deleteSshPublicKey } from "./delete-ssh-public-key.ts";
import { getSshPublicKey } from "./get-ssh-public-key.ts";
import { listSshPublicKeys } from "./list-ssh-public-keys.ts";
import { updateSshPublicKey } from "./update-ssh-public-key.ts";
import { uploadSshPublicKey } from "./upload-ssh-public-key.ts";

/** The operations of IAM on SSH public keys. */
export const sshPublicKeyOperations: readonly Operation[] = [
  deleteSshPublicKey,
  getSshPublicKey,
  listSshPublicKeys,
  updateSshPublicKey,
  uploadSshPublicKey,
];
