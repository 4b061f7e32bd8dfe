import { writeFile } from "node:fs/promises";
import { collectPolicy, collectSnapshot, readSnapshot, type Snapshot } from "@ostiary/practices";
import { outcomeOf, printedOutcome } from "./outcome.ts";
import { collectProgress, type ProgressLine, progressLine } from "./progress-line.ts";

/** The options of the command. */
export interface CollectCommand {
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly organization?: true;
  readonly roleName?: string;
  readonly fromFile?: readonly string[];
  readonly takenAt?: string;
  readonly events: number;
  readonly output: string;
  readonly printPolicy?: true;
  readonly json?: true;
}

function takenAtOf({ takenAt }: CollectCommand): { takenAt?: string } {
  if (takenAt === undefined) return {};
  const time = Date.parse(takenAt);
  if (Number.isNaN(time))
    throw new Error("--taken-at must be a time such as 2026-01-31T12:00:00Z.");
  return { takenAt: new Date(time).toISOString() };
}

function fromFiles(
  files: readonly string[],
  options: CollectCommand,
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
  options: CollectCommand,
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

/** Files of accounts are for their owner's eyes. */
const mode = 0o600;

async function write(output: string, snapshot: Snapshot): Promise<void> {
  const text = `${JSON.stringify(snapshot, null, 2)}\n`;
  if (output === "-") process.stdout.write(text);
  else await writeFile(output, text, { mode });
}

/** `ostiary collect`: writes a snapshot of an account, of an organization's accounts or of files, and says what is missing in it. */
export async function collect(options: CollectCommand): Promise<void> {
  const { organization, roleName, fromFile, output } = options;
  if ((organization === true) !== (roleName !== undefined)) {
    throw new Error(
      "--organization and --role-name go together: the role is assumed in each account.",
    );
  }
  if (options.printPolicy) {
    console.log(JSON.stringify(await collectPolicy(roleName), null, 2));
    return;
  }
  const aborting = new AbortController();
  const stop = (): void => aborting.abort(new Error("Stopped; nothing was written."));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const line = progressLine(process.stderr);
  try {
    const { signal } = aborting;
    const snapshot = await (fromFile === undefined
      ? fromAccount(options, signal, line)
      : fromFiles(fromFile, options, signal, line));
    line.end();
    await write(output, snapshot);
    const outcome = outcomeOf(output, snapshot);
    const told = options.json ? JSON.stringify(outcome, null, 2) : printedOutcome(outcome);
    // Standard output is the snapshot's where it was asked for.
    if (output === "-") console.error(told);
    else console.log(told);
  } finally {
    line.end();
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
