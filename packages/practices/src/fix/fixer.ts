import type { AuditFinding } from "../audit/finding.ts";
import type { Thresholds } from "../audit/thresholds.ts";
import type { AccountModel } from "../model/account-model.ts";
import type { Fix } from "./change.ts";

/** What a fixer is given: an account, and the findings of its rules there. */
export interface ToFix {
  readonly model: AccountModel;
  readonly findings: readonly AuditFinding[];
  readonly thresholds: Thresholds;
}

/** Writes the fixes for findings of some rules. */
export interface Fixer {
  /** The rules' ids. */
  readonly rules: readonly string[];
  fixes(of: ToFix): readonly Fix[];
}
