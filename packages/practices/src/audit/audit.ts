import { createHash } from "node:crypto";
import { type DutyPair, defaultDuties } from "../duties/duties.ts";
import { type AccountModel, accountModel } from "../model/account-model.ts";
import { type CoverageByInput, coverageOf, type Snapshot } from "../snapshot/index.ts";
import type { AuditFinding, RuleFinding } from "./finding.ts";
import type { AuditReport, NotAssessed, RuleResult } from "./report.ts";
import type { Rule } from "./rule.ts";
import { defaultThresholds, type Thresholds } from "./thresholds.ts";

export interface AuditOptions {
  readonly rules: readonly Rule[];
  readonly thresholds?: Partial<Thresholds>;
  /** Pairs of duties in place of the default ones. */
  readonly duties?: readonly DutyPair[];
}

/** Judges a snapshot by rules. A rule whose inputs are missing is not assessed, and never passed. */
export function audit(
  snapshot: Snapshot,
  { rules, thresholds, duties = defaultDuties }: AuditOptions,
): AuditReport {
  const models = new Map<string, AccountModel>(
    snapshot.accounts.map((account) => [account.id, accountModel(snapshot, account)]),
  );
  const shared = {
    snapshot,
    now: Date.parse(snapshot.takenAt),
    thresholds: { ...defaultThresholds, ...thresholds },
    duties,
  };
  const results = rules.flatMap((rule) => {
    if (rule.about === "organization") {
      const { organization } = snapshot;
      if (organization === undefined) {
        return [notAssessed(rule, undefined, [{ input: "organization", reason: noOrganization }])];
      }
      const subject = { ...shared, organization, model: (id: string) => models.get(id) };
      return [
        resultOf(rule, organization.managementAccount, organization.coverage, () =>
          rule.check(subject),
        ),
      ];
    }
    return snapshot.accounts.map((account) => {
      const model = models.get(account.id);
      if (model === undefined) throw new Error(`The account ${account.id} has no model.`);
      const coverage = { ...snapshot.organization?.coverage, ...account.coverage };
      return resultOf(rule, account.id, coverage, () => rule.check({ ...shared, account, model }));
    });
  });
  return { snapshot: aboutSnapshot(snapshot), results };
}

const noOrganization = "The snapshot holds no organization.";

function resultOf(
  rule: Rule,
  account: string,
  coverage: CoverageByInput,
  check: () => Iterable<RuleFinding>,
): RuleResult {
  const gaps: NotAssessed["gaps"][number][] = [];
  for (const input of rule.needs) {
    const known = coverageOf(coverage, input);
    if (known.state === "absent")
      return notAssessed(rule, account, [{ input, reason: known.reason }]);
    if (known.state === "partial") gaps.push({ input, reason: known.reason });
  }
  const findings = [...check()].map((finding) => reported(rule, account, finding));
  return { rule: rule.id, account, state: "assessed", findings, gaps };
}

const notAssessed = (
  rule: Rule,
  account: string | undefined,
  gaps: NotAssessed["gaps"],
): NotAssessed => ({
  rule: rule.id,
  ...(account !== undefined && { account }),
  state: "not-assessed",
  gaps,
});

function reported(rule: Rule, account: string, finding: RuleFinding): AuditFinding {
  const named = [rule.id, account, finding.subject.arn, finding.part ?? ""].join("\n");
  const fingerprint = createHash("sha256").update(named).digest("hex").slice(0, 16);
  return { severity: rule.severity, ...finding, rule: rule.id, account, fingerprint };
}

const aboutSnapshot = ({
  takenAt,
  partition,
  source,
  accounts,
  organization,
  files,
}: Snapshot) => ({
  takenAt,
  partition,
  source,
  accounts: accounts.map(({ id, name, alias, coverage }) => ({
    id,
    ...(name !== undefined && { name }),
    ...(alias !== undefined && { alias }),
    coverage,
  })),
  ...(organization !== undefined && { organization: organization.id }),
  ...(files !== undefined && { files }),
});
