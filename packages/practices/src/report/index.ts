export { csvReport } from "./csv.ts";
export { htmlReport } from "./html.ts";
export { jsonReport, reportSchema } from "./json.ts";
export { markdownReport } from "./markdown.ts";
export { ocsfReport } from "./ocsf.ts";
export { sarifReport } from "./sarif.ts";
export { atLeast, bySeverity, findingsOf, type PracticeScore, scoreCard } from "./score-card.ts";
export { type TextOptions, textReport } from "./text.ts";
