import type { ServiceUse } from "../snapshot/index.ts";
import { type Answer, answersIn, known, momentOf, textOf } from "./answer.ts";

/** An entry of ServicesLastAccessed of GetServiceLastAccessedDetails. */
export function serviceUseOf(entry: Answer): ServiceUse {
  const actions = entry["TrackedActionsLastAccessed"];
  return {
    service: textOf(entry["ServiceNamespace"]) ?? "",
    ...known({
      lastAt: momentOf(entry["LastAuthenticated"]),
      actions: Array.isArray(actions)
        ? answersIn(actions).map((action) => ({
            action: textOf(action["ActionName"]) ?? "",
            ...known({ lastAt: momentOf(action["LastAccessedTime"]) }),
          }))
        : undefined,
    }),
  };
}
