import { stat } from "node:fs/promises";
import {
  draftAccount,
  finishSnapshot,
  mergeCoverage,
  newSnapshotDraft,
  type SnapshotDraft,
} from "../draft/index.ts";
import type { Snapshot } from "../snapshot/index.ts";
import { filesIn } from "./files-in.ts";
import { defaultLimits, type ReadLimits, UnreadableFile } from "./limits.ts";
import { noteOrganizationCoverage } from "./organization-coverage.ts";
import type { AccountPart, Part } from "./part.ts";
import { type ReadFile, readFile } from "./read-file.ts";
import { readTrails } from "./read-trail.ts";

export interface ReadOptions {
  /** ISO 8601: when the files were taken. Otherwise what they say of it, and where none says so, when the newest was written. */
  readonly takenAt?: string;
  readonly limits?: Partial<ReadLimits>;
  readonly signal?: AbortSignal;
  readonly onFile?: (file: string, done: number, total: number) => void;
}

/** The accounts that parts name. */
const named = (parts: readonly Part[]): ReadonlySet<string> =>
  new Set(
    parts.flatMap((part) => (part.about === "account" ? (part.account ?? []) : part.accounts)),
  );

/** The account that a part is of: it says so, another part of its file does, a folder is named after it, or there is but one. */
function accountOf(part: AccountPart, { file, parts }: ReadFile, all: ReadonlySet<string>): string {
  if (part.account !== undefined) return part.account;
  const inPath = new Set(file.match(/(?<!\d)\d{12}(?!\d)/g));
  for (const candidates of [named(parts), inPath, all]) {
    const [only] = candidates;
    if (candidates.size === 1 && only !== undefined) return only;
  }
  throw new UnreadableFile(
    file,
    "it does not say which account it is of; put it into a folder that is named by the account's id.",
  );
}

function putFiles(draft: SnapshotDraft, files: readonly ReadFile[]): void {
  const accounts = named(files.flatMap(({ parts }) => parts));
  for (const file of files) {
    for (const part of file.parts) {
      if (part.partition !== undefined) draft.partition = part.partition;
      if (part.about === "snapshot") part.put(draft);
      else {
        const account = draftAccount(draft, accountOf(part, file, accounts));
        mergeCoverage(account.coverage, part.input, part.coverage);
        part.put(account);
      }
    }
    // What a snapshot was made from is named in it.
    if (!file.isSnapshot) draft.files.set(file.file, file.digest);
  }
  const told = files.some(
    ({ parts, isSnapshot }) => !isSnapshot && parts.some(({ about }) => about === "snapshot"),
  );
  if (told && draft.organization !== undefined) noteOrganizationCoverage(draft.organization);
}

async function newestWrite(files: readonly string[]): Promise<string> {
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return new Date(times.reduce((latest, time) => Math.max(latest, time), 0)).toISOString();
}

/** Reads a snapshot from files and folders: exports of AWS's own calls, credential reports and others, in any order. */
export async function readSnapshot(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<Snapshot> {
  const limits = { ...defaultLimits, ...options.limits };
  const files = await filesIn(paths, limits.files);
  const read: ReadFile[] = [];
  const trails: string[] = [];
  let done = 0;
  const finished = (file: string): void => {
    options.signal?.throwIfAborted();
    done += 1;
    options.onFile?.(file, done, files.length);
  };
  for (const file of files) {
    const content = await readFile(file, limits);
    if (content === "trail") trails.push(file);
    else {
      read.push(content);
      finished(file);
    }
  }
  const draft = newSnapshotDraft();
  putFiles(draft, read);
  await readTrails(draft, trails, limits, finished);
  const said = read.flatMap(({ parts }) => parts.flatMap(({ at }) => at ?? [])).sort();
  return finishSnapshot(draft, options.takenAt ?? said.at(-1) ?? (await newestWrite(files)));
}
