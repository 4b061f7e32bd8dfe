import type { Target } from "./collect/clients.ts";
import type { CollectOptions } from "./collect/collect-snapshot.ts";
import type { Send } from "./fix/index.ts";
import type { Snapshot } from "./snapshot/index.ts";

export { type AuditOptions, audit } from "./audit/audit.ts";
export * from "./audit/finding.ts";
export * from "./audit/report.ts";
export {
  type AccountRule,
  type Equivalents,
  type OrganizationRule,
  type Practice,
  practices,
  type Rule,
} from "./audit/rule.ts";
export { defaultThresholds, type Thresholds } from "./audit/thresholds.ts";
export type { CollectOptions } from "./collect/collect-snapshot.ts";
export type { CollectProgress } from "./collect/run-sources.ts";
export { type Duty, type DutyPair, defaultDuties } from "./duties/duties.ts";
export * from "./fix/index.ts";
export * from "./guardrails/index.ts";
export * from "./preview/index.ts";
export * from "./read/index.ts";
export * from "./report/index.ts";
export { rules } from "./rules/index.ts";
export * from "./snapshot/index.ts";

/** Collects a snapshot over the AWS SDK, which is loaded only then: reading files needs none of it. */
export const collectSnapshot = async (options: CollectOptions = {}): Promise<Snapshot> =>
  (await import("./collect/collect-snapshot.ts")).collectSnapshot(options);

/** The least policy that `collectSnapshot` needs; with the name of the role that it assumes in the accounts of an organization. */
export const collectPolicy = async (roleName?: string): Promise<object> =>
  (await import("./collect/collect-policy.ts")).collectPolicy(roleName);

/** Something that sends calls of IAM to an account. Refuses where the credentials are of another account than the one that the calls are for. */
export const sendToAccount = async (target: Target, account: string): Promise<Send> =>
  (await import("./collect/send-to-account.ts")).sendToAccount(target, account);
