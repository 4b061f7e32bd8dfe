import type { Statement } from "@ostiary/policy";
import { accountRule } from "../../audit/rule.ts";
import { roleSubject } from "../../audit/subjects.ts";
import { placeOf } from "../../model/read-policy.ts";
import { allowing, trustedBy } from "../../model/trusted.ts";

/** The hosts of providers that vouch for anybody who has an account with them: there the subject alone tells whose it is. */
const shared = [
  "token.actions.githubusercontent.com",
  "gitlab.com",
  "app.terraform.io",
  "oidc.circleci.com",
  "accounts.google.com",
  "agent.buildkite.com",
];

/** A condition on a claim of a provider that leaves nothing open: no operator that everything meets, no pattern with a wildcard first. */
function narrows({ conditions }: Statement, host: string, claim: string): "no" | "widely" | "yes" {
  const own = conditions.filter(
    ({ key, operator, ifExists }) =>
      key.toLowerCase() === `${host}:${claim}` &&
      !ifExists &&
      /^(?:String|Arn)(?:Equals|Like|EqualsIgnoreCase)$/u.test(operator),
  );
  if (own.length === 0) return "no";
  const wide = own.every(({ values, operator }) =>
    values.some((value) => /Like$/u.test(operator) && openSubject(value)),
  );
  return wide ? "widely" : "yes";
}

/** Whether a pattern of subjects takes in more than one organization: a star alone, or one right after the kind (repo). */
const openSubject = (value: string): boolean => /^(?:\*|[a-z_-]+:\*)/u.test(value);

/** Roles that whoever has an account with an identity provider may assume. */
export const openOidcTrust = accountRule({
  id: "07.oidc-open",
  practice: 7,
  title: "A role trusts everybody whom an OpenID Connect provider knows",
  severity: "critical",
  rationale:
    "A provider like GitHub's vouches for every repository there is. A trust policy without the subject lets any of them assume the role.",
  remedy:
    "Compare the provider's sub with the repository and branch that need the role, and its aud with the audience.",
  needs: ["authorization-details"],
  *check({ model }) {
    for (const role of model.roles) {
      for (const statement of allowing(role.trust.policy?.statements)) {
        for (const provider of trustedBy(statement).federated) {
          const [, host = ""] = /:oidc-provider\/(.+)$/u.exec(provider) ?? [];
          if (host === "") continue;
          const name = host.toLowerCase();
          const subject = narrows(statement, name, "sub");
          const audience = narrows(statement, name, "aud");
          const anybody = shared.some((known) => name === known || name.startsWith(`${known}/`));
          const faults = [
            ...(subject === "no" && (anybody || audience === "no")
              ? ["no subject is asked for"]
              : []),
            ...(subject === "widely" ? ["subjects of any organization fit"] : []),
          ];
          if (faults.length === 0) continue;
          yield {
            subject: roleSubject(role),
            part: host,
            message: `The role ${role.name} trusts ${host}, and ${faults.join(" and ")}.`,
            evidence: [{ kind: "statement", statement: placeOf(role.trust, statement) }],
          };
        }
      }
    }
  },
});
