import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import {
  type ChangePreview,
  type ControlChange,
  collectPreview,
  isSafe,
  recordsOfFile,
} from "@ostiary/practices";
import { type PlaceOptions, placeOf } from "../organization/place.ts";
import { type DocumentOptions, documentOf } from "./document-of.ts";
import { previewLines } from "./print-preview.ts";

export interface PreviewCommandOptions extends DocumentOptions, PlaceOptions {
  readonly target?: string;
  readonly move?: string;
  readonly to?: string;
  readonly events?: readonly string[];
  readonly days: number;
  readonly limit: number;
  readonly roleName: string;
  readonly couldUse?: boolean;
  readonly json?: boolean;
}

/** What was found: as with an audit, findings end with 3. */
const findings = 3;

/** `ostiary guardrail preview`. */
export async function previewGuardrail(options: PreviewCommandOptions): Promise<void> {
  const preview = await previewed(await changeOf(options), options);
  printPreview(preview, options);
  if (!isSafe(preview)) process.exitCode = findings;
}

/** The change that options name. */
export async function changeOf(options: PreviewCommandOptions): Promise<ControlChange> {
  const { move, to, target } = options;
  if (move !== undefined) {
    if (to === undefined) throw new Error("Say where the account goes by --to.");
    return { kind: "move", account: move, to };
  }
  if (target === undefined) throw new Error("Name a root, unit or account by --target.");
  const { name, type, document } = await documentOf(options);
  return { kind: "attach", policy: { name, type, document }, target };
}

/** Works the preview out. */
export async function previewed(
  change: ControlChange,
  options: PreviewCommandOptions,
): Promise<ChangePreview> {
  const { events, days, limit, roleName, couldUse = false } = options;
  const records = events && (await Promise.all(events.map(readRecords))).flat();
  return collectPreview(change, {
    ...placeOf(options),
    roleName,
    events: limit,
    since: new Date(Date.now() - days * 86_400_000),
    possible: couldUse,
    ...(records !== undefined && { records }),
  });
}

async function readRecords(file: string): Promise<readonly unknown[]> {
  const content = await readFile(file);
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  return recordsOfFile((isPacked ? gunzipSync(content) : content).toString("utf8"));
}

/** Prints a preview. */
export function printPreview(
  preview: ChangePreview,
  { json = false }: { readonly json?: boolean },
): void {
  const { organization: _, ...shown } = preview;
  console.log(json ? JSON.stringify(shown, null, 2) : previewLines(preview).join("\n"));
}
