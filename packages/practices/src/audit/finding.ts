import type { PolicyRequest } from "@ostiary/policy";

/** From what must be mended today to what is good to know. */
export const severities = ["critical", "high", "medium", "low", "informational"] as const;
export type Severity = (typeof severities)[number];

/** What a finding is about. */
export interface Subject {
  readonly type:
    | "account"
    | "root"
    | "user"
    | "group"
    | "role"
    | "policy"
    | "provider"
    | "certificate"
    | "resource"
    | "organization"
    | "unit"
    | "control-policy"
    | "permission-set";
  readonly arn: string;
  readonly name: string;
}

/** Where a statement stands. */
export interface StatementPlace {
  /** The ARN of a managed policy, the id of a control policy, or the ARN of what holds an inline or trust policy. */
  readonly holder: string;
  /** The name of the policy; `trust policy` for a role's. */
  readonly policy: string;
  /** From 0. */
  readonly index: number;
  readonly sid?: string;
  /** From 1, in the document as it was given. */
  readonly line: number;
  readonly column: number;
  /** The statement's text. */
  readonly text: string;
}

/** A step from one principal to another, or to administration. */
export interface Step {
  readonly from: string;
  readonly to: string;
  /** How: `sts:AssumeRole`, `iam:PassRole with lambda:CreateFunction` … */
  readonly by: string;
  /** Requests that were decided to be allowed, and prove the step. */
  readonly requests: readonly PolicyRequest[];
}

/** What a finding rests on. */
export type Evidence =
  | { readonly kind: "fact"; readonly what: string; readonly value: string }
  | { readonly kind: "statement"; readonly statement: StatementPlace }
  /** A request that was decided by the engine, under everything that bears on it. */
  | {
      readonly kind: "request";
      readonly request: PolicyRequest;
      readonly result: "allowed" | "explicitDeny" | "implicitDeny";
    }
  | { readonly kind: "path"; readonly steps: readonly Step[] }
  | {
      readonly kind: "activity";
      readonly action: string;
      readonly count: number;
      readonly lastAt: string;
    };

/** What a rule found. */
export interface RuleFinding {
  readonly subject: Subject;
  /** One sentence about this subject, with its numbers. */
  readonly message: string;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  readonly evidence: readonly Evidence[];
  /** It is so only if something that the snapshot doesn't hold is there: it says what. */
  readonly dependsOn?: string;
  /** Apart from the subject, what makes it another finding of the same rule: a policy's name, a key's id. */
  readonly part?: string;
}

/** A finding in a report. */
export interface AuditFinding extends RuleFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly account: string;
  /** The same in every report as long as rule, subject and part are: baselines and mutes name it. */
  readonly fingerprint: string;
  /** Somebody has accepted it until then. */
  readonly muted?: { readonly reason: string; readonly expires: string };
}
