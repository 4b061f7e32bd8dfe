import { createHash } from "node:crypto";
import { severities } from "../audit/finding.ts";
import type { AuditReport, RuleResult } from "../audit/report.ts";
import type { Rule } from "../audit/rule.ts";
import { ruleSection } from "./html-findings.ts";
import { htmlScript } from "./html-script.ts";
import { htmlStyle } from "./html-style.ts";
import { escaped } from "./html-text.ts";
import { bySeverity, findingsOf, type PracticeScore, scoreCard, standingOf } from "./score-card.ts";

const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing is loaded, and only what stands in the page itself is run. */
const contentSecurityPolicy = `default-src 'none'; style-src ${hashOf(htmlStyle)}; script-src ${hashOf(htmlScript)}; base-uri 'none'; form-action 'none'`;

function tile(score: PracticeScore): string {
  const { practice, title, passed, failed, notAssessed, worst } = score;
  const judged = passed + failed;
  const told = standingOf(score);
  const state = told === "passed" ? "good" : (worst ?? "dim");
  const counts = judged === 0 ? "" : `${passed} of ${judged} rules pass`;
  const gaps = notAssessed === 0 ? "" : `${counts === "" ? "" : ", "}${notAssessed} not assessed`;
  return `<li><button type="button" class="${state}" data-practice="${practice}" aria-pressed="false" disabled><b class="name">${practice}. ${escaped(title)}</b><span>${told}</span><span class="dim">${counts}${gaps}</span></button></li>`;
}

function filters(scores: readonly PracticeScore[]): string {
  const boxes = severities.map(
    (severity) =>
      `<label class="${severity}"><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`,
  );
  const options = scores.map(
    ({ practice, title }) => `<option value="${practice}">${practice}. ${escaped(title)}</option>`,
  );
  return [
    '<form class="filters" aria-label="Filter the findings" hidden>',
    '<input type="search" id="text" aria-label="Text in findings" placeholder="Text ( / )" autocomplete="off">',
    `<select id="practice" aria-label="Practice"><option value="">All practices</option>${options.join("")}</select>`,
    `<fieldset aria-label="Severity">${boxes.join("")}</fieldset>`,
    '<output id="count" aria-live="polite"></output></form>',
  ].join("");
}

/** Reasons, each with the rules that it concerns. */
function reasons(results: readonly RuleResult[]): string {
  const told = results.flatMap(({ rule, account, gaps }) =>
    gaps.map(({ input, reason }) => ({
      rule,
      why: `${input}: ${reason}${account === undefined ? "" : ` (${account})`}`,
    })),
  );
  return [...Map.groupBy(told, ({ why }) => why)]
    .map(
      ([why, of]) =>
        `<li>${escaped(why)}<br><code class="dim">${escaped(of.map(({ rule }) => rule).join(", "))}</code></li>`,
    )
    .join("");
}

function notAssessed(report: AuditReport): string {
  const without = report.results.filter(({ state }) => state === "not-assessed");
  const inPart = report.results.filter(
    ({ state, gaps }) => state === "assessed" && gaps.length > 0,
  );
  const part = (title: string, results: readonly RuleResult[]) =>
    results.length === 0
      ? ""
      : `<section class="gaps"><h3>${title}</h3><ul>${reasons(results)}</ul></section>`;
  if (without.length + inPart.length === 0) return "<p>Everything was assessed.</p>";
  return [
    part(`${without.length} checks could not be made, which is no pass`, without),
    part(`${inPart.length} checks saw a part only`, inPart),
  ].join("");
}

/** The report as one HTML file, which needs no network: score card, filters, findings by rule with drawings of paths, and what was not assessed. */
export function htmlReport(report: AuditReport, rules: readonly Rule[]): string {
  const findings = findingsOf(report);
  const scores = scoreCard(report, rules);
  const { accounts, takenAt, source } = report.snapshot;
  const names = accounts.map(({ id, alias }) => (alias === undefined ? id : `${alias} (${id})`));
  const counts = bySeverity(findings);
  const told = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `<span class="badge ${severity}">${counts[severity]} ${severity}</span>`);
  const sections = [...Map.groupBy(findings, ({ rule }) => rule)].flatMap(([id, own]) => {
    const rule = rules.find((one) => one.id === id);
    return rule === undefined ? [] : [ruleSection(rule, own)];
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>The twelve practices: ${escaped(names.slice(0, 3).join(", "))}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
<header><h1>The twelve practices</h1>
<p class="dim">${escaped(names.join(", "))}, as of ${escaped(takenAt)}, by ${escaped(source.tool)} ${escaped(source.version)}</p>
<p>${told.join(" ")}</p></header>
<main>
<h2>Score card</h2>
<ul class="card">${scores.map(tile).join("\n")}</ul>
<h2 id="findings" tabindex="-1">Findings</h2>
${filters(scores)}
${sections.length === 0 ? "<p>No findings.</p>" : sections.join("\n")}
<h2>Not assessed</h2>
${notAssessed(report)}
</main>
<script>${htmlScript}</script>
</body>
</html>
`;
}
