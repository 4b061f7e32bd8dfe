import { type AccountReader, type SshPublicKey, sshPublicKeys } from "@ostiary/directory";
import { noSuchEntity, requireUser } from "../find-entity.ts";

/** A key as Upload and Get show it. */
export const wireSshPublicKey = (key: SshPublicKey, userName: string, body: string) => ({
  UserName: userName,
  SSHPublicKeyId: key.id,
  Fingerprint: key.fingerprint,
  SSHPublicKeyBody: body,
  Status: key.status,
  UploadDate: new Date(key.uploadDate),
});

/** The key of that id, where it is the user's. */
export function requireSshPublicKey(
  account: AccountReader,
  userName: string,
  id: string,
): { readonly key: SshPublicKey; readonly userName: string } {
  const user = requireUser(account, userName);
  const key = account.get(sshPublicKeys, id);
  if (key === undefined) throw noSuchEntity(`The Public Key with id ${id} cannot be found.`);
  if (key.userId !== user.id) throw noSuchEntity(`User has no Public Key with id ${id}.`);
  return { key, userName: user.userName };
}
