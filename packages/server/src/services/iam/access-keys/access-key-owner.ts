import { type AccessKey, accessKeys } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { ownerOf } from "../credential-owner.ts";
import { noSuchEntity } from "../find-entity.ts";

export function requireKey(scope: Scope, name: string | undefined, accessKeyId: string): AccessKey {
  const owner = ownerOf(scope, name);
  const key = scope.account.get(accessKeys, accessKeyId);
  if (key === undefined || key.userId !== owner.id) {
    throw noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
  }
  return key;
}
