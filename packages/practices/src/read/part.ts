import type { AccountDraft, SnapshotDraft } from "../draft/index.ts";
import type { Coverage, Input } from "../snapshot/index.ts";

/** What one answer in a file tells of an account. Parts are put together once all files were read, so that their order does not matter. */
export interface AccountPart {
  readonly about: "account";
  readonly input: Input;
  readonly coverage: Coverage;
  /** The account that it is of, where it names one. */
  readonly account?: string;
  readonly partition?: string;
  /** When the answer was given, where it says so. */
  readonly at?: string;
  readonly put: (account: AccountDraft) => void;
}

/** What one answer tells of an organization, or of several accounts. */
export interface WholePart {
  readonly about: "snapshot";
  /** The accounts that it is of. */
  readonly accounts: readonly string[];
  readonly partition?: string;
  readonly at?: string;
  readonly put: (snapshot: SnapshotDraft) => void;
}

export type Part = AccountPart | WholePart;

export const complete: Coverage = { state: "complete" };

export const partial = (reason: string): Coverage => ({ state: "partial", reason });

/** The account and partition that an ARN names; neither where it is AWS's own, or no ARN. */
export function ownerOf(arn: string | undefined): { account?: string; partition?: string } {
  const found = /^arn:(aws[a-z-]*):[^:]*:[^:]*:(\d{12}):/.exec(arn ?? "");
  const [, partition, account] = found ?? [];
  return partition === undefined || account === undefined ? {} : { partition, account };
}
