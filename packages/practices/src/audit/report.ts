import type { Mute } from "../mutes/mute.ts";
import type { CoverageByInput, Input } from "../snapshot/index.ts";
import type { AuditFinding } from "./finding.ts";

/** An input that a rule needs and that is missing, or of which a part is. */
export interface Gap {
  readonly input: Input;
  readonly reason: string;
}

/** A rule that was judged: no finding is a pass, as far as the gaps let it say so. */
export interface Assessed {
  readonly rule: string;
  readonly account: string;
  readonly state: "assessed";
  readonly findings: readonly AuditFinding[];
  readonly gaps: readonly Gap[];
}

/** A rule that could not be judged. */
export interface NotAssessed {
  readonly rule: string;
  /** Absent for the organization's rules, where there is none. */
  readonly account?: string;
  readonly state: "not-assessed";
  readonly gaps: readonly Gap[];
}

export type RuleResult = Assessed | NotAssessed;

/** What an audit said: a result for each rule and account. */
export interface AuditReport {
  readonly snapshot: {
    readonly takenAt: string;
    readonly partition: string;
    readonly source: { readonly tool: string; readonly version: string };
    readonly accounts: readonly {
      readonly id: string;
      readonly name?: string;
      readonly alias?: string;
      readonly coverage: CoverageByInput;
    }[];
    readonly organization?: string;
    readonly files?: Readonly<Record<string, string>>;
  };
  readonly results: readonly RuleResult[];
  /** Mutes that mute nothing any more. */
  readonly expiredMutes?: readonly Mute[];
}
