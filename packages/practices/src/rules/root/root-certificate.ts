import { counted } from "../../audit/ages.ts";
import { accountRule } from "../../audit/rule.ts";
import { rootSubject } from "../../audit/subjects.ts";

/** Signing certificates of root. */
export const rootCertificate = accountRule({
  id: "01.root-cert",
  practice: 1,
  title: "Root has a signing certificate",
  severity: "medium",
  rationale:
    "A signing certificate is a long-lived credential like a key, for interfaces that hardly anything uses any more.",
  remedy: "Deactivate the certificate as root, see that nothing misses it, and delete it.",
  needs: ["credential-report"],
  *check({ account, snapshot }) {
    const active = (account.root?.signingCertificates ?? []).filter((one) => one.active);
    if (active.length === 0) return;
    yield {
      subject: rootSubject(account, snapshot.partition),
      message: `Root has ${counted(active.length, "active signing certificate")}.`,
      evidence: active.map(({ created }) => ({
        kind: "fact",
        what: "a certificate of root",
        value: `made ${created ?? "at an unknown time"}`,
      })),
    };
  },
});
