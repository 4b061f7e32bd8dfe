import type { Target } from "./collect/clients.ts";
import type { CollectOptions } from "./collect/collect-snapshot.ts";
import type { Send } from "./fix/index.ts";
import type { AttachedControlPolicy } from "./guardrails/attach-control-policy.ts";
import type { ReadOrganizationFile } from "./landing-zone/file/read-organization-file.ts";
import type { Desired, PlanOptions } from "./landing-zone/index.ts";
import type { LandingZone } from "./landing-zone/landing-zone.ts";
import type { ChangePreview, PreviewOptions } from "./preview/collect/collect-preview.ts";
import type { ControlChange, ControlPolicyType } from "./preview/index.ts";
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
export type { Target } from "./collect/clients.ts";
export type { CollectOptions } from "./collect/collect-snapshot.ts";
export type { CollectProgress } from "./collect/run-sources.ts";
export { type Duty, type DutyPair, defaultDuties } from "./duties/duties.ts";
export * from "./fix/index.ts";
export * from "./generate/index.ts";
export * from "./guardrails/index.ts";
export * from "./landing-zone/index.ts";
export * from "./mutes/index.ts";
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
/** Reads an organization and its trails, and says what a change of control policies would take. */
export const collectPreview = async (
  change: ControlChange,
  options: PreviewOptions,
): Promise<ChangePreview> =>
  (await import("./preview/collect/collect-preview.ts")).collectPreview(change, options);

/** Makes a control policy and attaches it to a root, unit or account. */
export const attachControlPolicy = async (
  at: Target,
  policy: { name: string; description: string; type: ControlPolicyType; document: string },
  targetId: string,
): Promise<AttachedControlPolicy> =>
  (await import("./guardrails/attach-control-policy.ts")).attachControlPolicy(at, policy, targetId);

/** Reads an organization's file with the policies that it names. */
export const readOrganizationFile = async (
  text: string,
  readFile: (name: string) => Promise<string>,
): Promise<ReadOrganizationFile> =>
  (await import("./landing-zone/file/read-organization-file.ts")).readOrganizationFile(
    text,
    readFile,
  );

/** Plans what it takes from the caller's organization to the one that is wanted. */
export const landingZone = async (
  at: Target,
  desired: Desired,
  options: PlanOptions = {},
): Promise<LandingZone> =>
  (await import("./landing-zone/landing-zone.ts")).landingZone(at, desired, options);

/** The organization of the caller's account as a file. */
export const exportOrganization = async (at: Target): Promise<string> =>
  (await import("./landing-zone/landing-zone.ts")).exportOrganization(at);

/** The id of the organization of the caller's account; undefined where it is in none. */
export const organizationId = async (at: Target): Promise<string | undefined> =>
  (await import("./collect/organization-id.ts")).organizationId(at);
