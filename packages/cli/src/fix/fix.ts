import { writeFile } from "node:fs/promises";
import { audit, cliScript, type ProvedFix, terraformCode, writeFixes } from "@ostiary/practices";
import { chosenRules } from "../audit/chosen-rules.ts";
import { type SnapshotSource, takeSnapshot } from "../collect/take-snapshot.ts";

/** The options of the command. */
export interface FixCommand extends SnapshotSource {
  readonly format: "cli" | "terraform" | "json";
  readonly output?: string;
  readonly rule?: readonly string[];
  readonly proved?: true;
  readonly apply?: true;
  readonly yes?: true;
  readonly undoFile: string;
  readonly undo?: string;
}

const printers: Readonly<Record<FixCommand["format"], (fixes: readonly ProvedFix[]) => string>> = {
  cli: cliScript,
  terraform: terraformCode,
  json: (fixes) => `${JSON.stringify(fixes, null, 2)}\n`,
};

const isProved = ({ noNewAccess, usedAccess, changes }: ProvedFix): boolean =>
  changes.length > 0 && noNewAccess.proved && usedAccess.lost.length === 0;

/** What is written is for the owner's eyes: it names what is weak in an account. */
const mode = 0o600;

/** `ostiary fix`: writes fixes, makes them, or takes them back. */
export async function fix(options: FixCommand): Promise<void> {
  if (options.undo !== undefined) {
    const { takeBack } = await import("./apply.ts");
    await takeBack(options.undo, options);
    return;
  }
  if (options.apply && options.fromFile !== undefined) {
    throw new Error(
      "--apply changes the account that the snapshot is taken from: leave --from-file out.",
    );
  }
  const rules = chosenRules(options.rule);
  const snapshot = await takeSnapshot(options);
  const all = writeFixes(snapshot, audit(snapshot, { rules }), { rules });
  const fixes = options.proved ? all.filter(isProved) : all;
  if (options.apply) {
    const { applyFixes } = await import("./apply.ts");
    await applyFixes(fixes, options);
    return;
  }
  const text = printers[options.format](fixes);
  if (options.output === undefined) process.stdout.write(text);
  else await writeFile(options.output, text, { mode });
}
