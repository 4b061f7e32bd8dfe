import { describe, expect, test } from "vitest";
import { audit, type Rule, rules } from "../../src/index.ts";
import { everything, madeAccount, madeOrganization, madeSnapshot } from "../made-snapshot.ts";
import { accountCases } from "./accounts.ts";
import { escalationCases } from "./escalation.ts";
import { federationCases } from "./federation.ts";
import { groupCases } from "./groups.ts";
import { inlinePolicyCases } from "./inline-policies.ts";
import { leastPrivilegeCases } from "./least-privilege.ts";
import { mfaCases } from "./mfa.ts";
import { mistakeCases } from "./mistakes.ts";
import { reviewCases } from "./review.ts";
import { roleCases } from "./roles.ts";
import { rootCases } from "./root.ts";
import type { RuleCase, RuleCases } from "./rule-case.ts";
import { separationCases } from "./separation-of-duties.ts";
import { workloadCases } from "./workloads.ts";

const all: readonly RuleCases[] = [
  ...rootCases,
  ...groupCases,
  ...leastPrivilegeCases,
  ...escalationCases,
  ...mfaCases,
  ...separationCases,
  ...workloadCases,
  ...accountCases,
  ...federationCases,
  ...roleCases,
  ...inlinePolicyCases,
  ...reviewCases,
  ...mistakeCases,
];

const snapshotOf = ({ account, organization }: RuleCase) =>
  madeSnapshot(madeAccount(account), organization && madeOrganization(organization));

describe.each(all.map((of) => [of.rule.id, of] as const))("%s", (_, { rule, cases }) => {
  test.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const { thresholds } = one;
    const report = audit(snapshotOf(one), { rules: [rule], ...(thresholds && { thresholds }) });
    const found = report.results.flatMap((result) =>
      result.state === "assessed" ? result.findings : [],
    );
    expect(found.map(({ subject }) => subject.name)).toEqual(one.finds.map(({ on }) => on));
    for (const [index, { part, severity, says, dependsOn }] of one.finds.entries()) {
      const finding = found[index];
      if (part !== undefined) expect(finding?.part).toBe(part);
      if (severity !== undefined) expect(finding?.severity).toBe(severity);
      if (dependsOn !== undefined) expect(finding?.dependsOn).toContain(dependsOn);
      if (says !== undefined) expect(textOf(finding)).toContain(says);
    }
  });

  test("is tried with and without a finding", () => {
    expect(cases.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(cases.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  test("is not assessed where what it needs was not read", () => {
    const [one] = cases.filter(({ finds }) => finds.length > 0);
    if (one === undefined) throw new Error("No case finds anything.");
    for (const input of rule.needs) {
      const coverage = { ...everything, [input]: { state: "absent", reason: "refused" } as const };
      const snapshot = madeSnapshot(
        madeAccount({ ...one.account, coverage }),
        one.organization && madeOrganization({ ...one.organization, coverage }),
      );
      const { results } = audit(snapshot, { rules: [rule] });
      expect(results).toMatchObject([
        { state: "not-assessed", gaps: [{ input, reason: "refused" }] },
      ]);
    }
  });
});

/** Everything that a finding says, contexts included. */
const textOf = (finding: unknown): string =>
  JSON.stringify(finding, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value));

test("every rule has cases", () => {
  const tried = new Set(all.map(({ rule }) => rule.id));
  expect(rules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
});

test("ids are unique and begin with the practice's number", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  const misnamed = rules.filter(
    ({ id, practice }: Rule) => !id.startsWith(`${String(practice).padStart(2, "0")}.`),
  );
  expect(misnamed).toEqual([]);
});
