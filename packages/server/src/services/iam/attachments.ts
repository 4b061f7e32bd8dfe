import { type AccountReader, groups, roles, users } from "@ostiary/directory";

/** How many users, groups and roles a managed policy is attached to. */
export const attachmentCount = (account: AccountReader, arn: string): number =>
  account.find(users, "attachedPolicy", arn).length +
  account.find(groups, "attachedPolicy", arn).length +
  account.find(roles, "attachedPolicy", arn).length;

/** How many users and roles a managed policy bounds. */
export const boundaryUsageCount = (account: AccountReader, arn: string): number =>
  account.find(users, "boundary", arn).length + account.find(roles, "boundary", arn).length;
