import { readFile } from "node:fs/promises";
import { validatePolicy } from "@ostiary/policy";
import {
  type ControlPolicyType,
  fillGuardrail,
  type GuardrailValues,
  guardrailOf,
  guardrails,
} from "@ostiary/practices";

/** How a control policy is named on the command line: a ready guardrail with its parameters, or a file. */
export interface DocumentOptions {
  readonly guardrail?: string;
  readonly parameter?: GuardrailValues;
  readonly policy?: string;
  readonly type?: "scp" | "rcp";
  readonly name?: string;
}

/** A control policy that is ready to be made. */
export interface ControlDocument {
  readonly name: string;
  readonly description: string;
  readonly type: ControlPolicyType;
  readonly document: string;
}

const types = { scp: "SERVICE_CONTROL_POLICY", rcp: "RESOURCE_CONTROL_POLICY" } as const;

/** The guardrail of an id. Throws an error that names those there are. */
export function knownGuardrail(id: string) {
  const found = guardrailOf(id);
  if (found !== undefined) return found;
  const ids = guardrails.map((guardrail) => guardrail.id).join(", ");
  throw new Error(`There is no guardrail ${id}, but ${ids}.`);
}

/** The policy that options name. */
export async function documentOf(options: DocumentOptions): Promise<ControlDocument> {
  const { guardrail: id, policy: file, type = "scp" } = options;
  if (id !== undefined) {
    const guardrail = knownGuardrail(id);
    return {
      name: options.name ?? guardrail.id,
      description: guardrail.title,
      type: types[guardrail.kind],
      document: fillGuardrail(guardrail, options.parameter),
    };
  }
  if (file === undefined) throw new Error("Name a guardrail by --guardrail or a file by --policy.");
  const document = await readFile(file, "utf8");
  const kind = type === "scp" ? "serviceControl" : "resourceControl";
  const findings = await validatePolicy(document, { kind });
  const [error] = findings.filter((finding) => finding.type === "ERROR");
  if (error !== undefined) {
    throw new Error(`${file}:${error.start.line}:${error.start.column}: ${error.message}`);
  }
  const [base = file] = (file.split("/").at(-1) ?? file).split(".");
  return { name: options.name ?? base, description: "", type: types[type], document };
}
