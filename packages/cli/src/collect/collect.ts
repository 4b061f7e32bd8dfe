import { writeFile } from "node:fs/promises";
import { collectPolicy, type Snapshot } from "@ostiary/practices";
import { outcomeOf, printedOutcome } from "./outcome.ts";
import { type SnapshotSource, takeSnapshot } from "./take-snapshot.ts";

/** The options of the command. */
export interface CollectCommand extends SnapshotSource {
  readonly output: string;
  readonly printPolicy?: true;
  readonly json?: true;
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
  const { output, roleName } = options;
  if (options.printPolicy) {
    console.log(JSON.stringify(await collectPolicy(roleName), null, 2));
    return;
  }
  const snapshot = await takeSnapshot(options);
  await write(output, snapshot);
  const outcome = outcomeOf(output, snapshot);
  const told = options.json ? JSON.stringify(outcome, null, 2) : printedOutcome(outcome);
  // Standard output is the snapshot's where it was asked for.
  if (output === "-") console.error(told);
  else console.log(told);
}
