import { type AccessKey, accessKeys } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { noSuchEntity } from "../find-entity.ts";

/** The key of that id, which must be the named user's or the caller's own. */
export function requireKey(scope: Scope, name: string | undefined, accessKeyId: string): AccessKey {
  const owner = ownerOf(scope, name);
  const key = scope.account.get(accessKeys, accessKeyId);
  const anyone = scope.waived.has("key-owner") && owner.userName === undefined;
  if (key === undefined || (key.userId !== owner.id && !anyone)) {
    throw noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
  }
  return key;
}
