import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

/** An instance profile; its id is the unique id (AIPA…). It holds one role at most. */
export interface InstanceProfile extends StoredRecord {
  readonly instanceProfileName: string;
  readonly path: string;
  readonly createDate: number;
  readonly roleId?: string;
  readonly tags: readonly Tag[];
}

export const instanceProfiles = table<InstanceProfile>({
  kind: "instance-profile",
  name: (profile) => profile.instanceProfileName,
  indexes: { role: (profile) => (profile.roleId === undefined ? [] : [profile.roleId]) },
});
