import { counted } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { rootSubject } from "../../audit/subjects.ts";

/** Access keys of root. */
export const rootAccessKey = accountRule({
  id: "01.root-key",
  practice: 1,
  title: "Root has an access key",
  severity: "critical",
  rationale:
    "A key of root may do everything, is bound by no policy of the account, and needs no MFA. Nothing needs one.",
  remedy: "Find out what uses the key, let that assume a role, and delete the key as root.",
  needs: ["credential-report"],
  equivalents: {
    cis3: ["1.4"],
    cis5: ["1.3"],
    securityHub: ["IAM.4"],
    prowler: ["iam_no_root_access_key"],
  },
  *check({ account, snapshot }) {
    const active = (account.root?.accessKeys ?? []).filter((key) => key.active);
    if (active.length === 0) return;
    yield {
      subject: rootSubject(account, snapshot.partition),
      message: `Root has ${counted(active.length, "active access key")}.`,
      evidence: active.map(({ created, lastUse }) => ({
        kind: "fact",
        what: "an access key of root",
        value: `made ${created ?? "at an unknown time"}, last used ${lastUse?.at ?? "never"}`,
      })),
    };
  },
});
