import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";

/** An account that belongs to no organization. */
export const noOrganization = accountRule({
  id: "06.no-org",
  practice: 6,
  title: "The account belongs to no organization",
  severity: "medium",
  rationale:
    "Nothing above the account limits it: whoever administers it may do anything, and one mistake reaches everything in it.",
  remedy: "Make an organization from an account that does nothing else, and invite this one.",
  needs: ["organization"],
  equivalents: {
    cis7: ["2.1.2"],
    securityHub: ["Account.2"],
    prowler: ["organizations_account_part_of_organizations"],
  },
  *check({ account, snapshot }) {
    const { organization } = snapshot;
    const belongs =
      organization?.accounts.some(({ id }) => id === account.id) === true ||
      organization?.managementAccount === account.id;
    if (belongs) return;
    yield {
      subject: accountSubject(account, snapshot.partition),
      message: `The account ${account.id} belongs to no organization.`,
      evidence: [],
    };
  },
});
