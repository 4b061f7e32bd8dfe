import {
  type AttachedPolicy,
  type CompiledPolicy,
  compilePolicy,
  type Policy,
  type PolicyKind,
  parsePolicy,
  type Statement,
} from "@ostiary/policy";
import type { StatementPlace } from "../audit/finding.ts";

/** A policy of the snapshot, parsed and compiled; one that does not parse has a fault, and grants nothing. */
export interface ReadPolicy {
  readonly kind: PolicyKind;
  /** The ARN of a managed policy or of what holds an inline or trust policy; the id of a control policy. */
  readonly holder: string;
  /** Its name; `trust policy` for a role's. */
  readonly name: string;
  readonly document: string;
  readonly policy: Policy | undefined;
  readonly fault: string | undefined;
  /** As a layer holds it. */
  readonly attached: AttachedPolicy;
}

const silent: CompiledPolicy = compilePolicy({
  version: "2012-10-17",
  id: undefined,
  statements: [],
});

/** What a policy is called by the layers: how a deciding statement leads back to it. */
export const policyId = (holder: string, name: string): string => `${holder} ${name}`;

/** Reads a policy of the snapshot. */
export function readPolicy(
  of: Pick<ReadPolicy, "kind" | "holder" | "name" | "document">,
  source: AttachedPolicy["source"],
): ReadPolicy {
  const parsed = parsePolicy(of.document, of.kind);
  const id = policyId(of.holder, of.name);
  if (!parsed.ok) {
    const [{ message, detail, line }] = parsed.findings;
    const fault = `line ${line}: ${detail ?? message}`;
    return { ...of, policy: undefined, fault, attached: { id, source, policy: silent } };
  }
  const policy = compilePolicy(parsed.policy);
  return { ...of, policy: parsed.policy, fault: undefined, attached: { id, source, policy } };
}

/** Where a statement of a policy stands, with its text. */
export function placeOf(policy: ReadPolicy, statement: Statement): StatementPlace {
  const index = policy.policy?.statements.indexOf(statement) ?? -1;
  const { line, column } = statement.start;
  return {
    holder: policy.holder,
    policy: policy.name,
    index,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    line,
    column,
    text: textBetween(policy.document, statement),
  };
}

function textBetween(document: string, { start, end }: Statement): string {
  const lines = document.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, at) => {
      const to = at === last ? end.column - 1 : line.length;
      return line.slice(at === 0 ? start.column - 1 : 0, to);
    })
    .join("\n");
}
