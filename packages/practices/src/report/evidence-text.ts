import type { PolicyRequest, RequestContext } from "@ostiary/policy";
import type { AuditFinding, Evidence } from "../audit/finding.ts";

/** Keys that every request of a principal brings: they say nothing about how it got through. */
const common =
  /^aws:(?:principal(?!tag)|userid|username|resourceaccount|currenttime|epochtime|tokenissuetime|.*org(?:id|paths)$)/u;

const contextText = (context: RequestContext): string =>
  [...context]
    .filter(([key]) => !common.test(key))
    .map(([key, value]) => `${key}=${typeof value === "string" ? value : value.join(",")}`)
    .join(" ");

/** A request in one line: what, on what, and with which keys that matter. */
export function requestText({ action, resource, context }: PolicyRequest): string {
  const keys = contextText(context);
  return `${action} on ${resource}${keys === "" ? "" : ` with ${keys}`}`;
}

const results = {
  allowed: "allowed",
  explicitDeny: "denied explicitly",
  implicitDeny: "not allowed",
} as const;

/** That a finding is muted; no line where it isn't. */
export const mutedLines = ({ muted }: AuditFinding): readonly string[] =>
  muted === undefined ? [] : [`Muted until ${muted.expires}: ${muted.reason}`];

/** What a finding rests on, as lines of text. */
export function evidenceLines(evidence: Evidence): readonly string[] {
  switch (evidence.kind) {
    case "fact":
      return [`${evidence.what}: ${evidence.value}`];
    case "statement": {
      const { policy, holder, index, sid, line } = evidence.statement;
      const named =
        sid === undefined ? `statement ${index + 1}` : `statement ${index + 1} (${sid})`;
      return [`${policy} of ${holder}, line ${line}, ${named}`];
    }
    case "request":
      return [`${results[evidence.result]}: ${requestText(evidence.request)}`];
    case "path":
      return evidence.steps.flatMap(({ from, to, by, requests }) => [
        `${from} → ${to} by ${by}`,
        ...requests.map((request) => `  allowed: ${requestText(request)}`),
      ]);
    case "activity":
      return [`${evidence.action}: ${evidence.count} times, last ${evidence.lastAt}`];
  }
}
