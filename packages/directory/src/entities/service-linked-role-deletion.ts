import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";

/** A deletion of a service-linked role that was asked for; its id is the task's (`task/aws-service-role/…`). */
export interface ServiceLinkedRoleDeletion extends StoredRecord {
  readonly status: "SUCCEEDED";
  readonly date: number;
}

export const serviceLinkedRoleDeletions = table<ServiceLinkedRoleDeletion>({
  kind: "service-linked-role-deletion",
  indexes: {},
});
