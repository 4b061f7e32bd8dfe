import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import { type PolicyTarget, policiesOfTarget } from "./policy-target.ts";

/** An organizational unit; its id begins with `ou-` and the part of the root's id after `r-`. */
export interface OrganizationalUnit extends StoredRecord, PolicyTarget {
  /** The root, or the unit that it lies in. */
  readonly parentId: string;
  readonly name: string;
  readonly createDate?: number;
}

/** Under which a unit is found by its name, which is unique among its siblings. */
export const siblingKey = (parentId: string, name: string): string => `${parentId}/${name}`;

export const organizationalUnits = table<OrganizationalUnit>({
  kind: "organizational-unit",
  indexes: {
    parent: ({ parentId }) => [parentId],
    name: ({ parentId, name }) => [siblingKey(parentId, name)],
    policy: policiesOfTarget,
  },
});
