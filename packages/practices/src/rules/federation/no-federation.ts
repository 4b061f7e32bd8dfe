import { accountRule } from "../../audit/rule.ts";
import { accountSubject } from "../../audit/subjects.ts";

/** Accounts whose people have passwords of their own, and no way to come in from a directory. */
export const noFederation = accountRule({
  id: "07.no-federation",
  practice: 7,
  title: "People sign in as IAM users, and nothing federates",
  severity: "medium",
  rationale: "Who leaves the company leaves its directory the same day, and the IAM user stays.",
  remedy:
    "Enable Identity Center, or make a SAML or OpenID Connect provider, and let people come in by roles.",
  needs: ["credential-report", "identity-providers"],
  equivalents: {
    cis3: ["1.21"],
    cis5: ["1.20"],
    cis7: ["2.19"],
    prowler: ["iam_check_saml_providers_sts"],
  },
  *check({ account, snapshot }) {
    const people = account.users.filter(({ credentials }) => credentials.password);
    const providers = (account.samlProviders ?? []).length + (account.oidcProviders ?? []).length;
    if (people.length === 0 || providers > 0 || snapshot.organization?.identityCenter !== undefined)
      return;
    yield {
      subject: accountSubject(account, snapshot.partition),
      message: `${people.length} users have a console password, and the account has no identity provider.`,
      evidence: people.map(({ name }) => ({
        kind: "fact",
        what: "user with a password",
        value: name,
      })),
    };
  },
});
