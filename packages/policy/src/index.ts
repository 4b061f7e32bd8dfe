export { resourceControlServices } from "../data/resource-control-services.ts";
export type { ConditionKey, KeyType } from "./catalog/condition-key.ts";
export {
  type GlobalConditionKey,
  globalConditionKeys,
  type KeySubject,
} from "./catalog/global-condition-keys.ts";
export { loadCatalog, loadServiceNames } from "./catalog/load-catalog.ts";
export { nearestName } from "./catalog/nearest-name.ts";
export type {
  AccessLevel,
  ActionResource,
  CatalogAction,
  ResourceType,
  ServiceCatalog,
} from "./catalog/service-catalog.ts";
export { applyChange, type Situation } from "./decide/apply-change.ts";
export type { Change, ChangeStep } from "./decide/change.ts";
export { changesToAllow } from "./decide/changes-to-allow.ts";
export { type CompiledLayers, compileLayers } from "./decide/compile-layers.ts";
export {
  type CompiledPolicy,
  type CompiledStatement,
  compilePolicy,
} from "./decide/compile-policy.ts";
export type { ContextChange } from "./decide/context-changes.ts";
export { decide } from "./decide/decide.ts";
export { type ExaminedElement, type ExaminedStatement, examine } from "./decide/examine.ts";
export { explain } from "./decide/explain.ts";
export type {
  AttachedPolicy,
  DecidingStatement,
  Decision,
  LayerName,
  Layers,
  Outcome,
} from "./decide/layers.ts";
export { principalKeys } from "./decide/principal-keys.ts";
export { principalOf, unknownId } from "./decide/principal-of.ts";
export {
  type ContextValue,
  hasAccount,
  type PolicyRequest,
  type RequestContext,
  type RequestPrincipal,
  requestContext,
} from "./decide/request.ts";
export { contextKeysOf } from "./document/context-keys.ts";
export { type ElementPlaces, elementPlaces } from "./document/element-places.ts";
export {
  type JsonEntry,
  type JsonLimits,
  type JsonNode,
  JsonSyntaxError,
  type Position,
  readJson,
} from "./document/json.ts";
export { operatorText } from "./document/operator-text.ts";
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
export { checkTags, type TagViolation } from "./inheritance/check-tags.ts";
export type { EffectiveValue } from "./inheritance/effective-document.ts";
export {
  type EffectivePolicy,
  effectivePolicy,
  type ManagementPolicySource,
} from "./inheritance/effective-policy.ts";
export type { EffectivePolicyError } from "./inheritance/effective-policy-errors.ts";
export type { ManagementPolicyIssue } from "./inheritance/management-policy-issue.ts";
export {
  isManagementPolicyType,
  type ManagementPolicyType,
  managementPolicyTypes,
} from "./inheritance/management-policy-type.ts";
export { validateManagementPolicy } from "./inheritance/validate-management-policy.ts";
export { accountNamed } from "./match/principal.ts";
export type { DocumentPath, Place, PolicyFinding } from "./validate/finding.ts";
export { type FindingType, type Issue, type IssueCode, issues } from "./validate/issues.ts";
export { validatePolicy } from "./validate/load-validation.ts";
export type { ValidationOptions } from "./validate/validate-policy.ts";
