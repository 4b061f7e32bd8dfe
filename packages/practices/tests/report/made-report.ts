import type { AuditReport, Rule } from "../../src/index.ts";

/** Text that each format would take for something else if it were not written with care. */
export const hostileTexts: readonly string[] = [
  "</script><script>document.title='taken'</script>",
  "<img src=x onerror=\"document.title='taken'\">",
  "\u001b[31mred\u001b[0m\u0007\u009b2J",
  "line one\r\nline two\ttab",
  "a | b \"quoted\", 'and' \\ back",
  '=HYPERLINK("https://example.com","x")',
  "@SUM(1)",
  "+1-1",
  "](javascript:alert(1)) **bold** `code` _x_",
  "\u202egnp.exe",
  "&lt;b&gt; &amp;",
];

const rule: Rule = {
  id: "03.made",
  practice: 3,
  title: "A made rule",
  severity: "high",
  rationale: "It is made for tests.",
  remedy: "Nothing is to be done.",
  needs: [],
  about: "account",
  check: () => [],
};
/** A rule that finds, one that could not be judged, and one that saw a part. */
export const madeRules: readonly Rule[] = [
  rule,
  { ...rule, id: "05.blind", practice: 5, title: "A blind rule" },
];

/** A report with a finding for each text, which stands wherever a text of the account can stand. */
export function madeReport(texts: readonly string[]): AuditReport {
  const account = "111122223333";
  return {
    snapshot: {
      takenAt: "2026-06-01T00:00:00.000Z",
      partition: "aws",
      source: { tool: "ostiary", version: "0.1.0" },
      accounts: [{ id: account, alias: texts[0] ?? "alias", coverage: {} }],
    },
    results: [
      {
        rule: "03.made",
        account,
        state: "assessed",
        gaps: [],
        findings: texts.map((text, place) => ({
          rule: "03.made",
          account,
          severity: "high",
          fingerprint: `00000000000000${String(place).padStart(2, "0")}`,
          subject: { type: "user", arn: `arn:aws:iam::${account}:user/${text}`, name: text },
          message: text,
          dependsOn: `depends ${text}`,
          part: text,
          evidence: [
            { kind: "fact", what: `what ${text}`, value: `value ${text}` },
            {
              kind: "statement",
              statement: {
                holder: text,
                policy: text,
                index: 0,
                sid: text,
                line: 1,
                column: 1,
                text,
              },
            },
            { kind: "path", steps: [{ from: text, to: `to ${text}`, by: text, requests: [] }] },
          ],
        })),
      },
      ...texts.map((text) => ({
        rule: "05.blind",
        account,
        state: "not-assessed" as const,
        gaps: [{ input: "credential-report" as const, reason: `missing ${text}` }],
      })),
    ],
  };
}
