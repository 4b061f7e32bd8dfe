import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import { attachedPoliciesOf, type PolicyHolder } from "./policy-holder.ts";

/** An IAM group; its id is the unique id (AGPA…). Memberships lie in the users. */
export interface Group extends StoredRecord, PolicyHolder {
  readonly groupName: string;
  readonly path: string;
  readonly createDate: number;
}

export const groups = table<Group>({
  kind: "group",
  name: (group) => group.groupName,
  indexes: { attachedPolicy: attachedPoliciesOf },
});
