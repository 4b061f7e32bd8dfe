import type { AuditFinding } from "../audit/finding.ts";
import type { AuditReport } from "../audit/report.ts";

/** Findings that somebody has accepted for a time: all that is named must fit. */
export interface Mute {
  /** A rule's id. */
  readonly rule?: string;
  /** The subject's ARN; `*` stands for any text. */
  readonly subject?: string;
  readonly account?: string;
  readonly fingerprint?: string;
  readonly reason: string;
  /** A day or a time, ISO 8601; from then on it mutes nothing. */
  readonly expires: string;
}

/** Whether an ARN is what a mute names. */
function subjectFits(wanted: string, arn: string): boolean {
  const parts = wanted.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "su").test(arn);
}

const fits = (mute: Mute, { rule, subject, account, fingerprint }: AuditFinding): boolean =>
  (mute.rule ?? rule) === rule &&
  (mute.account ?? account) === account &&
  (mute.fingerprint ?? fingerprint) === fingerprint &&
  (mute.subject === undefined || subjectFits(mute.subject, subject.arn));

/** The report with its muted findings marked, and the mutes that mute nothing any more; the score card counts what is muted as before. */
export function muted(report: AuditReport, mutes: readonly Mute[], now: number): AuditReport {
  const expiredMutes = mutes.filter(({ expires }) => Date.parse(expires) <= now);
  const held = mutes.filter((mute) => !expiredMutes.includes(mute));
  return {
    ...report,
    expiredMutes,
    results: report.results.map((result) =>
      result.state === "not-assessed"
        ? result
        : {
            ...result,
            findings: result.findings.map((finding) => {
              const mute = held.find((one) => fits(one, finding));
              if (mute === undefined) return finding;
              return { ...finding, muted: { reason: mute.reason, expires: mute.expires } };
            }),
          },
    ),
  };
}
