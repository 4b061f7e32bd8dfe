import type { User } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";

/** The user that is named, or the caller. Root and roles are no users and have to name one. */
export function userOrCaller(scope: Scope, name: string | undefined): User {
  const own = name ?? scope.caller.userName;
  if (own === undefined) {
    throw serviceError(
      "ValidationError",
      "Must specify userName when calling with non-User credentials",
    );
  }
  return requireUser(scope.account, own);
}
