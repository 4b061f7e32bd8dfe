import { collectSnapshot, readSnapshot, type Snapshot } from "@ostiary/practices";
import { collectProgress, type ProgressLine, progressLine } from "./progress-line.ts";

/** Where a snapshot comes from: files, or an account over the AWS wire. */
export interface SnapshotSource {
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly organization?: true;
  readonly roleName?: string;
  readonly fromFile?: readonly string[];
  readonly takenAt?: string;
  readonly events: number;
}

function takenAtOf({ takenAt }: SnapshotSource): { takenAt?: string } {
  if (takenAt === undefined) return {};
  const time = Date.parse(takenAt);
  if (Number.isNaN(time))
    throw new Error("--taken-at must be a time such as 2026-01-31T12:00:00Z.");
  return { takenAt: new Date(time).toISOString() };
}

function fromFiles(
  files: readonly string[],
  options: SnapshotSource,
  signal: AbortSignal,
  line: ProgressLine,
): Promise<Snapshot> {
  return readSnapshot(files, {
    ...takenAtOf(options),
    signal,
    onFile: (file, done, total) => line.show(done / total, `${done} of ${total} files: ${file}`),
  });
}

function fromAccount(
  options: SnapshotSource,
  signal: AbortSignal,
  line: ProgressLine,
): Promise<Snapshot> {
  const { profile, endpointUrl, region, organization, roleName, events } = options;
  return collectSnapshot({
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
    ...(region !== undefined && { region }),
    ...(organization === true && roleName !== undefined && { roleName }),
    events,
    signal,
    onProgress: collectProgress(line),
  });
}

/** Reads or collects a snapshot, with a line of progress on a terminal; a signal to stop ends it. */
export async function takeSnapshot(source: SnapshotSource): Promise<Snapshot> {
  const { organization, roleName, fromFile } = source;
  if ((organization === true) !== (roleName !== undefined)) {
    throw new Error(
      "--organization and --role-name go together: the role is assumed in each account.",
    );
  }
  const aborting = new AbortController();
  const stop = (): void => aborting.abort(new Error("Stopped; nothing was written."));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const line = progressLine(process.stderr);
  try {
    const { signal } = aborting;
    return await (fromFile === undefined
      ? fromAccount(source, signal, line)
      : fromFiles(fromFile, source, signal, line));
  } finally {
    line.end();
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
