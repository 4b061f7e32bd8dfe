import { type Policy, type PolicyKind, parsePolicy, type Statement } from "@ostiary/policy";
import { typicalWorkload } from "../workload.ts";

const statementsOf = (text: string, kind: PolicyKind): Policy["statements"] => {
  const parsed = parsePolicy(text, kind);
  if (!parsed.ok) throw new Error(parsed.findings[0].message);
  return parsed.policy.statements;
};

const { identity, boundary, session, resource, serviceControl } = typicalWorkload;

/** Sets of statements, of which each that limits has to allow as well. */
export interface LayeredStatements {
  readonly identity: readonly Statement[];
  readonly limits: readonly (readonly Statement[])[];
  readonly resource: readonly Statement[];
}

/** The typical stack as statements, for those who have another language. */
export const layeredStatements: LayeredStatements = {
  identity: identity.flatMap((text) => statementsOf(text, "identity")),
  limits: [
    statementsOf(boundary, "identity"),
    statementsOf(session, "session"),
    ...serviceControl.map((level) => level.flatMap((text) => statementsOf(text, "serviceControl"))),
  ],
  resource: statementsOf(resource, "resource"),
};
