import { fillGuardrail, type GuardrailValues } from "@ostiary/practices";
import { knownGuardrail } from "./document-of.ts";

export interface ShowOptions {
  readonly parameter?: GuardrailValues;
  readonly json?: boolean;
}

/** Prints a guardrail: its reason, its parameters and its policy; as JSON the policy alone. */
export function showGuardrail(id: string, { parameter, json = false }: ShowOptions): void {
  const guardrail = knownGuardrail(id);
  const values = { ...guardrail.example, ...parameter };
  const document = JSON.stringify(
    JSON.parse(fillGuardrail(guardrail, json ? parameter : values)),
    null,
    2,
  );
  if (json) {
    console.log(document);
    return;
  }
  console.log(`${guardrail.title} (${guardrail.kind})\n\n${guardrail.reason}\n`);
  for (const { name, says, default: preset } of guardrail.parameters) {
    const value = preset === undefined ? "has to be given" : [preset].flat().join(", ");
    console.log(`  ${name}: ${says} (${value})`);
  }
  console.log(`\n${document}`);
}
