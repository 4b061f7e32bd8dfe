import { readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import {
  applyChanges,
  type Change,
  cliCommand,
  type ProvedFix,
  proofLines,
  type Send,
  sendToAccount,
} from "@ostiary/practices";
import type { FixCommand } from "./fix.ts";

/** What takes fixes back: the newest first. */
interface UndoFile {
  readonly schema: "ostiary-undo/1";
  readonly account: string;
  readonly undo: readonly Change[];
}

const targetOf = ({ profile, endpointUrl, region }: FixCommand) => ({
  ...(profile !== undefined && { profile }),
  ...(endpointUrl !== undefined && { endpoint: endpointUrl }),
  ...(region !== undefined && { region }),
});

const message = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

async function confirmed(question: string, { yes }: FixCommand): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY)
    throw new Error("--apply asks before each fix: run it on a terminal, or with --yes.");
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/iu.test((await asking.question(`${question} [y/N] `)).trim());
  } finally {
    asking.close();
  }
}

/** Makes the fixes that are agreed to. What takes back those that were begun is on disk before each of them begins. */
export async function applyFixes(fixes: readonly ProvedFix[], options: FixCommand): Promise<void> {
  const makeable = fixes.filter(({ changes }) => changes.length > 0);
  const accounts = new Set(makeable.map(({ account }) => account));
  if (accounts.size > 1) throw new Error("--apply changes one account: leave --organization out.");
  const [account = ""] = accounts;
  const send: Send = await sendToAccount(targetOf(options), account);
  let undo: readonly Change[] = [];
  for (const one of makeable) {
    console.log(
      [
        one.title,
        ...proofLines(one),
        ...(one.steps ?? []),
        ...one.changes.map((change) => `  ${cliCommand(change)}`),
      ].join("\n"),
    );
    if (!(await confirmed("Make this fix?", options))) continue;
    undo = [...one.undo, ...undo];
    const file: UndoFile = { schema: "ostiary-undo/1", account, undo };
    await writeFile(options.undoFile, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
    try {
      await applyChanges(one.changes, send);
    } catch (error) {
      throw new Error(
        `${message(error)}\nThe fix was made in part. ostiary fix --undo ${options.undoFile} takes back what was made.`,
      );
    }
    console.log("Made.\n");
  }
  if (undo.length > 0) console.log(`ostiary fix --undo ${options.undoFile} takes it back.`);
  else console.log("Nothing was changed.");
}

function readUndo(text: string): UndoFile {
  const file: Partial<UndoFile> = JSON.parse(text);
  if (
    file.schema !== "ostiary-undo/1" ||
    !Array.isArray(file.undo) ||
    typeof file.account !== "string"
  ) {
    throw new Error("That is no undo file of ostiary fix --apply.");
  }
  return { schema: file.schema, account: file.account, undo: file.undo };
}

/** Takes fixes back. What is not there to be taken back, as the fix was made in part only, is told and passed over. */
export async function takeBack(path: string, options: FixCommand): Promise<void> {
  const { account, undo } = readUndo(await readFile(path, "utf8"));
  const send = await sendToAccount(targetOf(options), account);
  const missed: string[] = [];
  for (const change of undo) {
    try {
      await applyChanges([change], send);
      console.log(cliCommand(change));
    } catch (error) {
      missed.push(`${cliCommand(change)}: ${message(error)}`);
    }
  }
  if (missed.length > 0) throw new Error(`Not taken back:\n${missed.join("\n")}`);
}
