import { actionUseId } from "@ostiary/directory";
import type { Caller } from "../caller/caller.ts";
import type { Call } from "./call.ts";

/** The user, role or root user that a caller acts as; a federated user acts as the user who let it in. */
function principalIdOf({ principal, accountId }: Caller): string | undefined {
  switch (principal.kind) {
    case "root":
      return accountId;
    case "user":
      return principal.id;
    case "role-session":
      return principal.roleId;
    case "federated-user":
      return principal.userId;
    case "federated":
    case "service":
    case "anonymous":
      return undefined;
  }
}

/**
 * Notes that a caller tried an action, allowed or not, for reports on last access ("Refine permissions in AWS using last accessed
 * information").
 */
export function noteAttempt({ state, facts, operation, model, shape }: Call, caller: Caller): void {
  const principalId = principalIdOf(caller);
  if (principalId === undefined) return;
  const named = operation.action === "none" ? `${model.name}:${shape.name}` : operation.action;
  const [service = "", action = ""] = named.split(":");
  state.uses.noteAction(caller.accountId, {
    id: actionUseId(principalId, service, action),
    principalId,
    service,
    action,
    lastUsed: facts.now,
    region: facts.region,
  });
}
