import { audit } from "../audit/audit.ts";
import type { AuditFinding } from "../audit/finding.ts";
import type { AuditReport } from "../audit/report.ts";
import type { Rule } from "../audit/rule.ts";
import { defaultThresholds, type Thresholds } from "../audit/thresholds.ts";
import { accountModel } from "../model/account-model.ts";
import type { Snapshot } from "../snapshot/index.ts";
import type { Fix } from "./change.ts";
import { fixers } from "./fixes/index.ts";
import { type ProvedFix, proved } from "./proved-fix.ts";

export interface FixOptions {
  readonly rules: readonly Rule[];
  readonly thresholds?: Partial<Thresholds>;
}

/**
 * The fixes for what an audit found, in the order in which they are made: each is written and proved on the account as those before it leave it.
 * What would still be found after all of them has its rule's remedy as the step of a person.
 */
export function writeFixes(
  snapshot: Snapshot,
  report: AuditReport,
  options: FixOptions,
): readonly ProvedFix[] {
  const thresholds = { ...defaultThresholds, ...options.thresholds };
  const remedies = new Map(options.rules.map(({ id, remedy }) => [id, remedy]));
  return snapshot.accounts.flatMap((account) => {
    const findings = findingsIn(report, account.id);
    let model = accountModel(snapshot, account);
    const fixes: ProvedFix[] = [];
    for (const fixer of fixers) {
      const own = findings.filter(({ rule }) => fixer.rules.includes(rule));
      if (own.length === 0) continue;
      for (const fix of fixer.fixes({ model, findings: own, thresholds })) {
        const { after, ...known } = proved(fix, model, snapshot);
        fixes.push(known);
        model = after;
      }
    }
    const after = audit({ ...snapshot, accounts: [model.account] }, options);
    const still = new Set(findingsIn(after, account.id).map(({ fingerprint }) => fingerprint));
    const told = new Set(
      fixes.filter(({ changes }) => changes.length === 0).flatMap((fix) => fix.findings),
    );
    const left = findings.filter(
      ({ fingerprint }) => still.has(fingerprint) && !told.has(fingerprint),
    );
    return [
      ...fixes,
      ...byHand(left, remedies).map((fix) => withoutAfter(proved(fix, model, snapshot))),
    ];
  });
}

const withoutAfter = ({ after: _, ...fix }: ReturnType<typeof proved>): ProvedFix => fix;

const findingsIn = (report: AuditReport, account: string): readonly AuditFinding[] =>
  report.results
    .filter((result) => result.account === account)
    .flatMap((result) => (result.state === "assessed" ? result.findings : []));

const byHand = (
  findings: readonly AuditFinding[],
  remedies: ReadonlyMap<string, string>,
): readonly Fix[] =>
  [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, own]) => ({
    title: `${rule}: ${own
      .map(({ subject, part }) => (part === undefined ? subject.name : `${subject.name} (${part})`))
      .slice(0, 5)
      .join(", ")}${own.length > 5 ? ` and ${own.length - 5} more` : ""}`,
    findings: own.map(({ fingerprint }) => fingerprint),
    changes: [],
    undo: [],
    steps: [remedies.get(rule) ?? ""],
  }));
