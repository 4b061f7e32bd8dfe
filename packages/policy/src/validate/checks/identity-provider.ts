import { standsFor } from "../action-pattern.ts";
import { hasKey, keyName, needsKey } from "../condition-rules.ts";
import { type Place, quoted } from "../finding.ts";
import type { LocatedCondition, LocatedStatement } from "../located-policy.ts";
import { resolveKey } from "../resolve-key.ts";
import type { Scope, StatementCheck } from "../scope.ts";

const webIdentity = "sts:AssumeRoleWithWebIdentity";
const gitHub = "token.actions.githubusercontent.com";

/** An OpenID Connect provider that a statement trusts: its address without https, in lower case. */
interface Provider {
  readonly address: string;
  /** It is registered in IAM, rather than known to AWS. */
  readonly registered: boolean;
  readonly place: Place;
}

/** Trust in OpenID Connect providers, whose users are told apart by conditions only. */
export const checkIdentityProviders: StatementCheck = (statement, scope) => {
  checkAudiences(statement, scope);
  if (scope.kind !== "trust" || statement.effect !== "Allow") return;
  const { actions } = statement;
  if (!actions || actions.negated) return;
  if (!actions.texts.some(({ text }) => text === "*" || standsFor(text, webIdentity))) return;
  for (const provider of providersOf(statement)) {
    const claims = statement.conditions.filter((condition) =>
      keyName(condition).startsWith(`${provider.address}:`),
    );
    if (provider.address === gitHub) checkGitHub(claims, provider, statement, scope);
    else checkClaims(claims, provider, scope);
  }
};

function providersOf({ principals }: LocatedStatement): readonly Provider[] {
  if (principals === undefined || principals.negated) return [];
  return principals.groups
    .filter(({ type }) => type === "Federated")
    .flatMap(({ texts }) => texts)
    .filter(({ text }) => !text.includes(":saml-provider/"))
    .map(({ text, place }) => {
      const registered = /:oidc-provider\/(.*)$/.exec(text)?.[1];
      return { address: (registered ?? text).toLowerCase(), registered: !!registered, place };
    });
}

function checkClaims(
  claims: readonly LocatedCondition[],
  { address, registered, place }: Provider,
  { report }: Scope,
): void {
  const asked = claims.filter(needsKey).map((claim) => keyName(claim).slice(address.length + 1));
  if (asked.length === 0) {
    const message = `Everyone whom ${quoted(address)} vouches for may assume the role. Add conditions on ${address}:aud and ${address}:sub.`;
    report("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", place, message);
  } else if (registered && asked.every((claim) => claim === "aud")) {
    const message = `Every user of ${quoted(address)} with this audience may assume the role. Add a condition on ${address}:sub.`;
    report("MISSING_SUBJECT_FOR_OIDC_PRINCIPAL", place, message);
  }
}

function checkGitHub(
  claims: readonly LocatedCondition[],
  { place }: Provider,
  statement: LocatedStatement,
  { report }: Scope,
): void {
  const subjects = claims.filter((claim) => keyName(claim) === `${gitHub}:sub` && needsKey(claim));
  if (subjects.length === 0) {
    const message = `Workflows of every repository on GitHub may assume the role. Add a condition on ${gitHub}:sub with the repository and the branch.`;
    report("MISSING_GITHUB_REPO_CONDITION_KEY", place, message);
    return;
  }
  const branch = hasKey(statement, `${gitHub}:ref`);
  for (const { meaning, values } of subjects) {
    if (meaning?.operator !== "StringLike") continue;
    for (const { text, place: where } of values) {
      const [, repository = "", ...rest] = text.split(":");
      const open = /[*?]/.test(rest.join(":")) && !branch;
      if (!open && !/[*?]/.test(repository) && text.startsWith("repo:")) continue;
      const message = `${quoted(text)} also stands for workflows that are not meant. Name the repository and the branch.`;
      report("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED", where, message);
    }
  }
}

/** The audience of providers that the catalogue does not know. */
function checkAudiences({ conditions }: LocatedStatement, { catalogs, report }: Scope): void {
  for (const { key, meaning } of conditions) {
    if (meaning?.qualifier === undefined || !/:aud$/i.test(key.text)) continue;
    if (resolveKey(key.text, catalogs).kind !== "claim") continue;
    const message = `Tokens name one audience as a rule, and then ${key.text} has one value: leave ${meaning.qualifier} out.`;
    report("CONFIRM_AUDIENCE_CLAIM_TYPE", key.place, message);
  }
}
