export { type CompiledLayers, compileLayers } from "./decide/compile-layers.ts";
export {
  type CompiledPolicy,
  type CompiledStatement,
  compilePolicy,
} from "./decide/compile-policy.ts";
export { decide } from "./decide/decide.ts";
export { explain } from "./decide/explain.ts";
export type {
  AttachedPolicy,
  DecidingStatement,
  Decision,
  LayerName,
  Layers,
  Outcome,
} from "./decide/layers.ts";
export {
  type ContextValue,
  type PolicyRequest,
  type RequestContext,
  type RequestPrincipal,
  requestContext,
} from "./decide/request.ts";
export { contextKeysOf } from "./document/context-keys.ts";
export { JsonSyntaxError, type Position, readJson } from "./document/json.ts";
export { type Finding, type ParseResult, parsePolicy } from "./document/parse-policy.ts";
export type {
  Condition,
  OperatorName,
  Policy,
  PolicyKind,
  Principals,
  Statement,
} from "./document/policy.ts";
export { printPolicy } from "./document/print-policy.ts";
export { accountNamed } from "./match/principal.ts";
