import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import { attachedPoliciesOf, boundaryOf, type PolicyHolder } from "./policy-holder.ts";
import type { Tag } from "./tag.ts";

/** An IAM user; its id is the unique id (AIDA…). */
export interface User extends StoredRecord, PolicyHolder {
  readonly userName: string;
  readonly path: string;
  readonly createDate: number;
  readonly tags: readonly Tag[];
  readonly permissionsBoundary?: string;
  /** Unique ids of the groups that the user is in, in the order of joining. */
  readonly groups: readonly string[];
}

export const users = table<User>({
  kind: "user",
  name: (user) => user.userName,
  indexes: {
    group: (user) => user.groups,
    attachedPolicy: attachedPoliciesOf,
    boundary: boundaryOf,
  },
});
