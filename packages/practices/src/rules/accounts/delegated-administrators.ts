import { organizationRule } from "../../audit/rule.ts";
import { organizationSubject } from "../../audit/subjects.ts";

/** An organization whose services are all administered from the management account. */
export const delegatedAdministrators = organizationRule({
  id: "06.delegated-admin",
  practice: 6,
  title: "No account administers a service for the organization",
  severity: "medium",
  rationale:
    "Where security and Identity Center are run from the management account, people sign in there daily, and no control policy binds them.",
  remedy: "Register a security account as the delegated administrator of each trusted service.",
  needs: ["organization"],
  equivalents: { cis7: ["2.1.5"], prowler: ["organizations_delegated_administrators"] },
  *check({ organization, snapshot }) {
    const { delegatedAdministrators: delegated, trustedServices = [] } = organization;
    if (delegated === undefined || delegated.length > 0) return;
    yield {
      subject: organizationSubject(organization, snapshot.partition),
      message: `The organization has ${trustedServices.length} trusted services and no delegated administrator.`,
      evidence: trustedServices.map((value) => ({ kind: "fact", what: "trusted service", value })),
    };
  },
});
