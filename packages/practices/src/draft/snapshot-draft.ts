import { type Snapshot, snapshotSchema } from "../snapshot/index.ts";
import { type AccountDraft, newAccountDraft } from "./account-draft.ts";
import { finishAccount } from "./finish-account.ts";
import { inOrder } from "./in-order.ts";
import {
  finishOrganization,
  newOrganizationDraft,
  type OrganizationDraft,
} from "./organization-draft.ts";

/** A snapshot while it is gathered. */
export interface SnapshotDraft {
  partition?: string;
  readonly accounts: Map<string, AccountDraft>;
  organization?: OrganizationDraft;
  readonly files: Map<string, string>;
}

export const newSnapshotDraft = (): SnapshotDraft => ({ accounts: new Map(), files: new Map() });

/** The draft of an account, which is new where nothing was read of it yet. */
export function draftAccount(draft: SnapshotDraft, id: string): AccountDraft {
  const found = draft.accounts.get(id);
  if (found !== undefined) return found;
  const account = newAccountDraft(id);
  draft.accounts.set(id, account);
  return account;
}

/** The draft of the organization, which is new where nothing was read of it yet. */
export function draftOrganization(draft: SnapshotDraft): OrganizationDraft {
  draft.organization ??= newOrganizationDraft();
  return draft.organization;
}

/** What gathers snapshots, as they name it. */
export const tool = { tool: "ostiary", version: "0.1.0" } as const;

/** The snapshot of everything that was gathered. */
export function finishSnapshot(draft: SnapshotDraft, takenAt: string): Snapshot {
  const organization = draft.organization && finishOrganization(draft.organization);
  const files = inOrder(draft.files, ([name]) => name);
  return {
    schema: snapshotSchema,
    takenAt,
    partition: draft.partition ?? "aws",
    source: tool,
    accounts: inOrder(draft.accounts.values(), ({ id }) => id).map(finishAccount),
    ...(organization !== undefined && { organization }),
    ...(files.length === 0 ? {} : { files: Object.fromEntries(files) }),
  };
}
