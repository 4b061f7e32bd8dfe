import type { Thresholds } from "../../src/audit/thresholds.ts";
import type { AccountSnapshot, OrganizationSnapshot, Rule, Severity } from "../../src/index.ts";

/** A finding that a case expects. */
export interface ExpectedFinding {
  /** The name of the subject. */
  readonly on: string;
  readonly part?: string;
  readonly severity?: Severity;
  /** A text that the message or the evidence must hold. */
  readonly says?: string;
  readonly dependsOn?: string;
}

/** One snapshot, and what a rule finds in it; no finding is a pass. */
export interface RuleCase {
  readonly name: string;
  readonly account?: Partial<AccountSnapshot>;
  readonly organization?: Partial<OrganizationSnapshot>;
  readonly thresholds?: Partial<Thresholds>;
  readonly finds: readonly ExpectedFinding[];
}

/** The cases of one rule: some with findings, some without. */
export interface RuleCases {
  readonly rule: Rule;
  readonly cases: readonly RuleCase[];
}
