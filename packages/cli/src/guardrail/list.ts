import { guardrails } from "@ostiary/practices";

/** Prints the ready guardrails. */
export function listGuardrails({ json = false }: { readonly json?: boolean }): void {
  if (json) {
    const shown = guardrails.map(({ id, kind, title, reason, parameters }) => ({
      id,
      kind,
      title,
      reason,
      parameters: parameters.map(({ name, says, default: preset }) => ({
        name,
        says,
        default: preset,
      })),
    }));
    console.log(JSON.stringify(shown, null, 2));
    return;
  }
  const width = Math.max(...guardrails.map(({ id }) => id.length));
  for (const { id, kind, title } of guardrails) {
    console.log(`${id.padEnd(width)}  ${kind}  ${title}`);
  }
}
