import { quoted } from "../finding.ts";
import type { PolicyCheck } from "../scope.ts";

const versions = ["2012-10-17", "2008-10-17"] as const;

/** The version of the language ("AWS JSON policy elements: Version"). */
export const checkVersion: PolicyCheck = ({ version, hasVersion, place }, { kind, report }) => {
  const known = versions.find((one) => one === version?.text);
  if (version !== undefined && known === undefined) {
    const message = `There is no version ${quoted(version.text)} of the policy language; use ${versions[0]}.`;
    report("INVALID_VERSION", version.place, message);
    return;
  }
  if (!hasVersion) {
    const message = `Without Version the policy is read as of 2008-10-17, in which variables are plain text. Add "Version": "2012-10-17".`;
    report("MISSING_VERSION", place, message);
  }
  if (kind === "identity" && (!hasVersion || known === "2008-10-17")) {
    const message = "IAM takes identity-based policies of version 2012-10-17 only.";
    report("OUTDATED_VERSION", version?.place ?? place, message);
  }
};
