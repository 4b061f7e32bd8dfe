import { stat } from "node:fs/promises";
import {
  draftAccount,
  finishSnapshot,
  newSnapshotDraft,
  type SnapshotDraft,
} from "../draft/index.ts";
import type { Coverage, Snapshot } from "../snapshot/index.ts";
import { filesIn } from "./files-in.ts";
import { defaultLimits, type ReadLimits, UnreadableFile } from "./limits.ts";
import type { Part } from "./part.ts";
import { type ReadFile, readFile } from "./read-file.ts";
import { readTrails } from "./read-trail.ts";

export interface ReadOptions {
  /** ISO 8601: when the files were taken. Otherwise what they say of it, and where none says so, when the newest was written. */
  readonly takenAt?: string;
  readonly limits?: Partial<ReadLimits>;
  readonly signal?: AbortSignal;
  readonly onFile?: (file: string, done: number, total: number) => void;
}

/** The account that a part is of: it says so, another part of its file does, a folder is named after it, or there is but one. */
function accountOf(part: Part, { file, parts }: ReadFile, all: ReadonlySet<string>): string {
  const inFile = new Set(parts.flatMap(({ account }) => account ?? []));
  const inPath = new Set(file.match(/(?<!\d)\d{12}(?!\d)/g));
  for (const candidates of [inFile, inPath, all]) {
    const [only] = candidates;
    if (part.account === undefined && candidates.size === 1 && only !== undefined) return only;
  }
  if (part.account !== undefined) return part.account;
  throw new UnreadableFile(
    file,
    "it does not say which account it is of; put it into a folder that is named by the account's id.",
  );
}

/** Of several files the one that covers an input wholly counts. */
function merged(before: Coverage | undefined, now: Coverage): Coverage {
  return before?.state === "complete" ? before : now;
}

function putFiles(draft: SnapshotDraft, files: readonly ReadFile[]): void {
  const parts = files.flatMap((file) => file.parts.map((part) => ({ file, part })));
  const accounts = new Set(parts.flatMap(({ part }) => part.account ?? []));
  for (const { file, part } of parts) {
    const account = draftAccount(draft, accountOf(part, file, accounts));
    account.coverage.set(part.input, merged(account.coverage.get(part.input), part.coverage));
    if (part.partition !== undefined) draft.partition = part.partition;
    part.put(account, draft);
  }
  for (const { file, digest } of files) draft.files.set(file, digest);
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
