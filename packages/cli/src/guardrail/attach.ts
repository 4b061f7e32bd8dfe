import { attachControlPolicy, isSafe } from "@ostiary/practices";
import { placeOf } from "../organization/place.ts";
import { documentOf } from "./document-of.ts";
import { changeOf, type PreviewCommandOptions, previewed, printPreview } from "./preview.ts";

export interface AttachCommandOptions extends PreviewCommandOptions {
  readonly ifNothingUsedBreaks?: boolean;
}

/** `ostiary guardrail attach`. */
export async function attachGuardrail(options: AttachCommandOptions): Promise<void> {
  const { target, ifNothingUsedBreaks = false } = options;
  if (target === undefined) throw new Error("Name a root, unit or account by --target.");
  const document = await documentOf(options);
  if (ifNothingUsedBreaks) {
    const preview = await previewed(await changeOf(options), options);
    if (!isSafe(preview)) {
      printPreview(preview, options);
      throw new Error("It is not attached: something that was used breaks, or may break.");
    }
  }
  const { policyId, done } = await attachControlPolicy(placeOf(options), document, target);
  const what = done.length === 0 ? "it was attached already" : done.join(", ");
  console.log(`${document.name} (${policyId}) at ${target}: ${what}.`);
}
