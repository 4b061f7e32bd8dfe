import { type AccessKey, accessKeys } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../../operation.ts";
import { noSuchEntity, requireUser } from "../find-entity.ts";

/** Whose keys an operation is about: a user's, or those of the root user when it calls for itself. */
export function ownerOf(
  scope: Scope,
  name: string | undefined,
): { id: string; userName: string | undefined } {
  const own = name ?? scope.caller.userName;
  if (own !== undefined) {
    const user = requireUser(scope.account, own);
    return { id: user.id, userName: user.userName };
  }
  if (scope.caller.principal.kind === "root")
    return { id: scope.account.accountId, userName: undefined };
  throw serviceError(
    "ValidationError",
    "Must specify userName when calling with non-User credentials",
  );
}

/** The key of that id, which must be the named user's or the caller's own. In lenient mode a root caller may name the key alone. */
export function requireKey(scope: Scope, name: string | undefined, accessKeyId: string): AccessKey {
  const owner = ownerOf(scope, name);
  const key = scope.account.get(accessKeys, accessKeyId);
  const anyone = scope.lenient && owner.userName === undefined;
  if (key === undefined || (key.userId !== owner.id && !anyone)) {
    throw noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
  }
  return key;
}
