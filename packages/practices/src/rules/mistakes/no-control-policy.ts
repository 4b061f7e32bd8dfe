import { organizationRule } from "../../audit/rule.ts";
import { organizationSubject } from "../../audit/subjects.ts";

/** An organization whose service control policies limit nothing. */
export const noControlPolicy = organizationRule({
  id: "11.scp-none",
  practice: 11,
  title: "No service control policy limits any account",
  severity: "medium",
  rationale:
    "Without one, an administrator of any account, and root, may do there whatever AWS offers: leave the organization, stop the trail, use every region.",
  remedy:
    "Attach guardrails to the root or its units: deny leaving, root, and changes to the audit trail.",
  needs: ["organization", "control-policies"],
  *check({ organization, snapshot }) {
    const own = (organization.policies ?? []).filter(
      ({ type, awsManaged, targets }) =>
        type === "SERVICE_CONTROL_POLICY" && !awsManaged && targets.length > 0,
    );
    if (own.length > 0) return;
    yield {
      subject: organizationSubject(organization, snapshot.partition),
      message: `None of the ${organization.accounts.length} accounts is limited by a service control policy of the organization's own.`,
      evidence: [],
    };
  },
});
