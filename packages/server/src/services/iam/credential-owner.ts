import { serviceError } from "@ostiary/wire";
import type { Scope } from "../../operation.ts";
import { requireUser } from "./find-entity.ts";

/** Whose credentials an operation is about: a user's, or those of the root user when it calls for itself. */
export function ownerOf(
  scope: Scope,
  name: string | undefined,
): { readonly id: string; readonly userName: string | undefined } {
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
