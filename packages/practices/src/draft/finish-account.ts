import { known } from "../answers/index.ts";
import type {
  AccountSnapshot,
  Coverage,
  ManagedPolicySnapshot,
  UserSnapshot,
} from "../snapshot/index.ts";
import type { AccountDraft, UserDraft } from "./account-draft.ts";
import { finishActivity } from "./finish-activity.ts";
import { finishCredentials, finishRoot } from "./finish-credentials.ts";
import { finishCoverage, inOrder } from "./in-order.ts";

/** A user of whom the authorization details say nothing. */
function listedUser(draft: AccountDraft, name: string, { listing, report }: UserDraft) {
  const arn = listing?.arn ?? report?.arn ?? `arn:aws:iam::${draft.id}:user/${name}`;
  const path = arn.slice(arn.indexOf(":user/") + ":user".length, arn.lastIndexOf("/") + 1);
  return {
    arn,
    id: listing?.id ?? "",
    name,
    path: listing?.path ?? path,
    ...known({ created: listing?.created ?? report?.created }),
    inlinePolicies: [],
    attachedPolicies: [],
    groups: [],
    tags: [],
  };
}

function finishUser(draft: AccountDraft, name: string, user: UserDraft): UserSnapshot {
  const details = user.details ?? listedUser(draft, name, user);
  const groups = inOrder(details.groups, (group) => group);
  return { ...details, groups, credentials: finishCredentials(user) };
}

/** The ARNs of the policies that principals have or are bound by. */
function policiesInUse(draft: AccountDraft): ReadonlySet<string> {
  const users = [...draft.users.values()].flatMap(({ details }) => details ?? []);
  const bound = [...users, ...draft.roles.values()];
  return new Set([
    ...[...bound, ...draft.groups.values()].flatMap((holder) => holder.attachedPolicies),
    ...bound.flatMap(({ permissionsBoundary }) => permissionsBoundary ?? []),
  ]);
}

const hasDefault = (policy: ManagedPolicySnapshot | undefined): boolean =>
  policy?.versions.some(({ isDefault }) => isDefault) === true;

/** The policies that are in use, but of which the draft holds no document. */
export const missingPolicies = (draft: AccountDraft): readonly string[] =>
  inOrder(policiesInUse(draft), (arn) => arn).filter((arn) => !hasDefault(draft.policies.get(arn)));

const named = 5;

/** What the reason of a gap says of things that are missing: the first ones by name, and how many more. */
const some = (names: readonly string[]): string =>
  names.length <= named
    ? names.join(", ")
    : `${names.slice(0, named).join(", ")} and ${names.length - named} more`;

/** Details whose policies are not all there are not complete. */
function detailsCoverage(draft: AccountDraft): Coverage | undefined {
  const coverage = draft.coverage.get("authorization-details");
  if (coverage?.state !== "complete") return coverage;
  const missing = missingPolicies(draft);
  if (missing.length === 0) return coverage;
  const reason = `The documents of policies that are in use are missing: ${some(missing)}.`;
  return { state: "partial", reason };
}

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

const isAwsManaged = /^arn:[^:]*:iam::aws:/;

/** The snapshot of an account of which everything was gathered. */
export function finishAccount(draft: AccountDraft): AccountSnapshot {
  const root = finishRoot(draft);
  const details = detailsCoverage(draft);
  const coverage = new Map(draft.coverage);
  if (details !== undefined) coverage.set("authorization-details", details);
  const byArn = <T extends { readonly arn: string }>(items: Iterable<T>): readonly T[] =>
    inOrder(items, ({ arn }) => arn);
  const users = [...draft.users].map(([name, user]) => finishUser(draft, name, user));
  const inUse = policiesInUse(draft);
  const policies = [...draft.policies.values()].filter(
    ({ arn }) => inUse.has(arn) || !isAwsManaged.test(arn),
  );
  const {
    samlProviders,
    oidcProviders,
    serverCertificates,
    resourcePolicies,
    analyzers,
    ...plain
  } = draft.plain;
  return {
    id: draft.id,
    ...plain,
    coverage: finishCoverage(coverage),
    ...(isEmpty(root) ? {} : { root }),
    users: byArn(users),
    groups: byArn(draft.groups.values()),
    roles: byArn(draft.roles.values()),
    policies: byArn(policies),
    instanceProfiles: byArn(draft.instanceProfiles.values()),
    ...(samlProviders && { samlProviders: byArn(samlProviders) }),
    ...(oidcProviders && { oidcProviders: byArn(oidcProviders) }),
    ...(serverCertificates && { serverCertificates: byArn(serverCertificates) }),
    ...(resourcePolicies && { resourcePolicies: byArn(resourcePolicies) }),
    ...(analyzers && { analyzers: byArn(analyzers) }),
    ...known({ activity: finishActivity(draft) }),
  };
}
