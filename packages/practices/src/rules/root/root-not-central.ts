import { organizationRule } from "../../audit/rule.ts";
import { organizationSubject } from "../../audit/subjects.ts";

const features = ["RootCredentialsManagement", "RootSessions"] as const;

/** Member accounts whose root credentials nobody manages. */
export const rootNotCentral = organizationRule({
  id: "01.root-central",
  practice: 1,
  title: "Root of the member accounts is not managed centrally",
  severity: "medium",
  rationale:
    "Every member account has a root that must be kept; where the organization manages them, there is nothing to lose in any of them.",
  remedy:
    "Enable RootCredentialsManagement and RootSessions for the organization, and delete the members' root credentials.",
  needs: ["organization", "root-features"],
  equivalents: { cis7: ["2.1.1"], prowler: ["iam_root_credentials_management_enabled"] },
  *check({ organization, snapshot }) {
    const missing = features.filter(
      (feature) => !(organization.rootFeatures ?? []).includes(feature),
    );
    if (missing.length === 0) return;
    yield {
      subject: organizationSubject(organization, snapshot.partition),
      message: `The organization does not use ${missing.join(" and ")}.`,
      evidence: [
        {
          kind: "fact",
          what: "enabled features",
          value: (organization.rootFeatures ?? []).join(", ") || "none",
        },
      ],
    };
  },
});
