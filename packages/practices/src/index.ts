export { type AuditOptions, audit } from "./audit/audit.ts";
export * from "./audit/finding.ts";
export * from "./audit/report.ts";
export {
  type AccountRule,
  type Equivalents,
  type OrganizationRule,
  type Practice,
  practices,
  type Rule,
} from "./audit/rule.ts";
export { defaultThresholds, type Thresholds } from "./audit/thresholds.ts";
export * from "./guardrails/index.ts";
export { rules } from "./rules/index.ts";
export * from "./snapshot/index.ts";
