import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

/** One version of a managed policy. Ids count up (v1, v2 …) and are never given twice. */
export interface PolicyVersion {
  readonly versionId: string;
  readonly document: string;
  readonly createDate: number;
}

/** A customer managed policy; its id is the unique id (ANPA…). Versions are in the order of their making. */
export interface ManagedPolicy extends StoredRecord {
  readonly policyName: string;
  readonly path: string;
  readonly description?: string;
  readonly createDate: number;
  readonly updateDate: number;
  readonly defaultVersionId: string;
  /** The number that the next version gets. */
  readonly nextVersion: number;
  readonly versions: readonly PolicyVersion[];
  readonly tags: readonly Tag[];
}

export const managedPolicies = table<ManagedPolicy>({
  kind: "managed-policy",
  name: (policy) => policy.policyName,
  indexes: {},
});
