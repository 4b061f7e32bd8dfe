import { randomUUID } from "node:crypto";
import type { Role } from "@ostiary/directory";
import type { Scope, Target } from "../../../operation.ts";

const form =
  /^task(\/aws-service-role\/[\w+=,.@-]+\/)([\w+=,.@-]+)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isDeletionTaskId = (text: string): boolean => form.test(text);

/** The id of a new task that deletes a role. */
export const newDeletionTaskId = ({ path, roleName }: Role): string =>
  `task${path}${roleName}/${randomUUID()}`;

/** The role that a task is about, which is gone where the task succeeded. */
export function deletionTaskTarget({ account, arn }: Scope, taskId: string): Target {
  const [, path, roleName] = form.exec(taskId) ?? [];
  if (path === undefined || roleName === undefined) {
    return { arn: arn.iam(account.accountId, "role", "/", "*") };
  }
  return { arn: arn.iam(account.accountId, "role", path, roleName) };
}
