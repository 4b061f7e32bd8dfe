import { daysSince, inDays, latest } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { rootSubject } from "../../audit/subjects.ts";

/** Root that was used lately. */
export const rootUsed = accountRule({
  id: "01.root-used",
  practice: 1,
  title: "Root was used",
  severity: "high",
  rationale:
    "Root is for the few tasks that nothing else can do. Its use for anything else trains people to use it, and hides a thief's use.",
  remedy: "Find out who used it for what, and make a role that suffices.",
  needs: ["credential-report"],
  equivalents: {
    cis3: ["1.7"],
    cis5: ["1.6"],
    securityHub: ["IAM.20"],
    prowler: ["iam_avoid_root_usage"],
  },
  *check({ account, snapshot, now, thresholds }) {
    const { password, accessKeys = [] } = account.root ?? {};
    const uses = [
      ...(password ? [{ what: "password", at: password.lastUse?.at }] : []),
      ...accessKeys.map(({ lastUse }) => ({ what: "access key", at: lastUse?.at })),
    ];
    const last = latest(...uses.map(({ at }) => at));
    const days = daysSince(last, now);
    if (days === undefined || days > thresholds.rootUseDays) return;
    yield {
      subject: rootSubject(account, snapshot.partition),
      message: `Root was used ${inDays(days)} before the snapshot.`,
      evidence: uses
        .filter(({ at }) => at !== undefined)
        .map(({ what, at }) => ({
          kind: "fact",
          what: `last use of root's ${what}`,
          value: at ?? "",
        })),
    };
  },
});
