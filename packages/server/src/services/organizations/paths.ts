import { organizationalUnits } from "@ostiary/directory";
import type { CallersOrganization } from "./organization-of.ts";

/** The path to the root or a unit, itself at the end: `o-…/r-…/ou-…/`. */
export function pathTo({ organizationId, root, management }: CallersOrganization, id: string) {
  let path = "";
  for (let at = id; at !== root.id; ) {
    path = `${at}/${path}`;
    const unit = management.get(organizationalUnits, at);
    if (unit === undefined) throw new Error(`The unit ${at} does not exist.`);
    at = unit.parentId;
  }
  return `${organizationId}/${root.id}/${path}`;
}
