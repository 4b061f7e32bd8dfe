import type { AuditFinding, Evidence } from "../audit/finding.ts";
import type { Rule } from "../audit/rule.ts";
import { evidenceLines, mutedLines, requestText } from "./evidence-text.ts";
import { pathDrawing } from "./html-path.ts";
import { escaped } from "./html-text.ts";

/** Characters of a statement that are shown. */
const shownText = 600;

const item = (line: string): string => `<li><code>${escaped(line)}</code></li>`;

function evidence(one: Evidence): string {
  switch (one.kind) {
    case "path":
      return `<li class="path">${pathDrawing(one.steps)}<ul>${one.steps
        .flatMap(({ requests }) =>
          requests.map((request) => item(`allowed: ${requestText(request)}`)),
        )
        .join("")}</ul></li>`;
    case "statement": {
      const { text } = one.statement;
      const shown = text.length > shownText ? `${text.slice(0, shownText)}…` : text;
      return `<li>${evidenceLines(one).map(escaped).join("<br>")}<pre>${escaped(shown)}</pre></li>`;
    }
    case "fact":
    case "request":
    case "activity":
      return evidenceLines(one).map(item).join("");
  }
}

function finding(of: AuditFinding): string {
  const { severity, message, subject, account, dependsOn, evidence: all, fingerprint } = of;
  return [
    `<li data-severity="${severity}" id="f-${escaped(fingerprint)}"><p>${escaped(message)}</p>`,
    `<p class="dim"><code>${escaped(subject.arn)}</code>${subject.arn.includes(account) ? "" : ` in ${escaped(account)}`}</p>`,
    ...(dependsOn === undefined ? [] : [`<p>Depends on ${escaped(dependsOn)}.</p>`]),
    ...mutedLines(of).map((line) => `<p class="dim">${escaped(line)}</p>`),
    ...(all.length === 0
      ? []
      : [
          `<details><summary>Evidence</summary><ul class="evidence">${all.map(evidence).join("")}</ul></details>`,
        ]),
    "</li>",
  ].join("");
}

/** The findings of one rule, the worst first. */
export function ruleSection(rule: Rule, own: readonly AuditFinding[]): string {
  const severity = own[0]?.severity ?? rule.severity;
  return [
    `<section class="rule" data-practice="${rule.practice}">`,
    `<header><h3><span class="badge ${severity}">${severity}</span> ${escaped(rule.title)}</h3><span class="dim">${escaped(rule.id)}</span></header>`,
    `<p>${escaped(rule.rationale)}</p>`,
    `<div class="remedy"><span class="what">${escaped(rule.remedy)}</span><button type="button" class="copy" aria-label="Copy what to do about ${escaped(rule.id)}" hidden>Copy</button></div>`,
    `<ul class="findings">${own.map(finding).join("\n")}</ul></section>`,
  ].join("\n");
}
