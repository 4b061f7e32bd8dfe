import { type CompiledLayers, explain, type PolicyRequest } from "@ostiary/policy";

/** A statement of a control policy that refuses, or a level without one that allows. */
export interface Taker {
  readonly layer: "serviceControl" | "resourceControl";
  /** The policy's id, a blank and its name; absent: no policy of some level allows the action. */
  readonly policy?: string;
  readonly sid?: string;
  readonly line?: number;
}

/** What refuses a request: the statements that deny it, or the layer in which none allows it. */
export function takersOf(request: PolicyRequest, { layers }: CompiledLayers): readonly Taker[] {
  const decision = explain(request, layers);
  if (decision.result === "allowed") return [];
  if (decision.result === "implicitDeny") {
    return isControl(decision.layer) ? [{ layer: decision.layer }] : [];
  }
  return decision.statements.flatMap(({ layer, policy, statement: { sid, start } }) =>
    isControl(layer)
      ? [{ layer, policy, line: start.line, ...(sid !== undefined && { sid }) }]
      : [],
  );
}

const isControl = (layer: string | undefined): layer is Taker["layer"] =>
  layer === "serviceControl" || layer === "resourceControl";
