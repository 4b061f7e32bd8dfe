import type { Operation } from "../../../operation.ts";

/** The action that an operation's attempts are noted under, also where it needs no permission. */
const noted = ({ service, name, action }: Operation): string =>
  action === "none" ? `${service}:${name}` : action;

/** The actions whose use is noted, by namespace: those of the operations that are served, in alphabetical order. */
export function trackedActions(
  operations: Iterable<Operation>,
): ReadonlyMap<string, readonly string[]> {
  const tracked = new Map<string, Set<string>>();
  for (const operation of operations) {
    const [namespace = "", action = ""] = noted(operation).split(":");
    const actions = tracked.get(namespace) ?? new Set();
    tracked.set(namespace, actions.add(action));
  }
  return new Map([...tracked].map(([namespace, actions]) => [namespace, [...actions].sort()]));
}
