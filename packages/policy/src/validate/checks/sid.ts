import type { PolicyKind } from "../../document/policy.ts";
import { quoted } from "../finding.ts";
import type { PolicyCheck } from "../scope.ts";

/** Services decide about the statement ids of their resources' policies; elsewhere the rules of IAM hold. */
const ownRules = new Set<PolicyKind>(["resource"]);

/** Statement ids ("AWS JSON policy elements: Sid"). */
export const checkSids: PolicyCheck = ({ statements }, { kind, report }) => {
  const seen = new Set<string>();
  for (const { sid } of statements) {
    if (sid === undefined) continue;
    if (sid.text === "") {
      report("EMPTY_SID_VALUE", sid.place, "The Sid is empty: give it a value or leave it out.");
      continue;
    }
    if (!ownRules.has(kind) && /[^A-Za-z0-9]/.test(sid.text)) {
      const message = `A Sid consists of letters and digits; ${quoted(sid.text)} has something else.`;
      report("UNSUPPORTED_SID", sid.place, message);
    }
    if (seen.has(sid.text)) {
      const code = ownRules.has(kind) ? "UNIQUE_SIDS_RECOMMENDED" : "UNIQUE_SIDS_REQUIRED";
      report(code, sid.place, `Another statement has the Sid ${quoted(sid.text)} already.`);
    }
    seen.add(sid.text);
  }
};
