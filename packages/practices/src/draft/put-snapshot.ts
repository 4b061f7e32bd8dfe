import type {
  AccountSnapshot,
  CoverageByInput,
  Input,
  OrganizationSnapshot,
} from "../snapshot/index.ts";
import { inputs } from "../snapshot/index.ts";
import { type AccountDraft, draftUser } from "./account-draft.ts";
import { draftAccount, draftOrganization, type SnapshotDraft } from "./snapshot-draft.ts";

type Coverages = AccountDraft["coverage"];

/** Of several files the one that covers an input wholly counts. */
export function mergeCoverage(
  coverages: Coverages,
  input: Input,
  now: CoverageByInput[Input],
): void {
  if (now === undefined || coverages.get(input)?.state === "complete") return;
  coverages.set(input, now);
}

function putCoverage(coverages: Coverages, coverage: CoverageByInput): void {
  for (const input of inputs) mergeCoverage(coverages, input, coverage[input]);
}

/** What every snapshot of an account says, and each of its own. */
const putAll = <T extends { readonly arn: string }>(into: Map<string, T>, items: readonly T[]) => {
  for (const item of items) into.set(item.arn, item);
};

/** Puts an account of a snapshot into a draft, so that other files can add to it. */
export function putAccount(snapshot: SnapshotDraft, account: AccountSnapshot): void {
  const {
    id,
    coverage,
    root,
    users,
    groups,
    roles,
    policies,
    instanceProfiles,
    activity,
    ...plain
  } = account;
  const draft = draftAccount(snapshot, id);
  putCoverage(draft.coverage, coverage);
  Object.assign(draft.plain, plain);
  Object.assign(draft.root.listed, root);
  for (const { credentials, ...details } of users) {
    const user = draftUser(draft, details.name);
    user.details = details;
    Object.assign(user.listed, credentials);
  }
  putAll(draft.groups, groups);
  putAll(draft.roles, roles);
  putAll(draft.policies, policies);
  putAll(draft.instanceProfiles, instanceProfiles);
  if (activity !== undefined) draft.activity = activity;
}

/** Puts the organization of a snapshot into a draft. */
export function putOrganization(snapshot: SnapshotDraft, organization: OrganizationSnapshot): void {
  const draft = draftOrganization(snapshot);
  const { id, managementAccount, featureSet, coverage, units, accounts, policies, ...plain } =
    organization;
  draft.described = { id, managementAccount, ...(featureSet !== undefined && { featureSet }) };
  putCoverage(draft.coverage, coverage);
  for (const unit of units) draft.units.set(unit.id, unit);
  for (const account of accounts) draft.accounts.set(account.id, account);
  for (const policy of policies ?? []) {
    draft.policies.set(policy.id, policy);
    draft.targetsKnown.add(policy.id);
  }
  draft.policiesKnown ||= policies !== undefined;
  Object.assign(draft, plain);
}
