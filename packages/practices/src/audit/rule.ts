import type { Input } from "../snapshot/index.ts";
import type { AccountSubject, OrganizationSubject } from "./audit-subject.ts";
import type { RuleFinding, Severity } from "./finding.ts";

/** The twelve practices, by their number. */
export const practices = {
  1: "Root is not for daily tasks",
  2: "Permissions go to groups",
  3: "Least privilege",
  4: "Separation of duties",
  5: "MFA is enforced",
  6: "Many accounts, in an organization",
  7: "Identity Center and federation",
  8: "Roles wherever possible",
  9: "No inline policies",
  10: "Permissions are reviewed regularly",
  11: "The common mistakes",
  12: "The same past IAM",
} as const;

export type Practice = keyof typeof practices;

/** The ids of the same rule elsewhere. */
export interface Equivalents {
  /** CIS AWS Foundations Benchmark 3.0. */
  readonly cis3?: readonly string[];
  /** CIS AWS Foundations Benchmark 5.0. */
  readonly cis5?: readonly string[];
  /** CIS AWS Foundations Benchmark 7.0. */
  readonly cis7?: readonly string[];
  readonly securityHub?: readonly string[];
  readonly prowler?: readonly string[];
}

interface RuleDeclaration {
  /** `NN.name`: the practice's number and a short name. */
  readonly id: string;
  readonly practice: Practice;
  /** What is wrong, as a short sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** Why it matters, for somebody who hasn't heard of it. */
  readonly rationale: string;
  /** What to do. */
  readonly remedy: string;
  /** Without these it is not assessed. */
  readonly needs: readonly Input[];
  readonly equivalents?: Equivalents;
}

/** A rule about one account. */
export interface AccountRule extends RuleDeclaration {
  readonly about: "account";
  check(subject: AccountSubject): Iterable<RuleFinding>;
}

/** A rule about an organization. */
export interface OrganizationRule extends RuleDeclaration {
  readonly about: "organization";
  check(subject: OrganizationSubject): Iterable<RuleFinding>;
}

export type Rule = AccountRule | OrganizationRule;

/** Declares a rule about each account. */
export const accountRule = (rule: Omit<AccountRule, "about">): AccountRule =>
  Object.freeze({ ...rule, about: "account" });

/** Declares a rule about the organization. */
export const organizationRule = (rule: Omit<OrganizationRule, "about">): OrganizationRule =>
  Object.freeze({ ...rule, about: "organization" });
