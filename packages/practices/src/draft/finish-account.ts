import { known } from "../answers/index.ts";
import type {
  AccountSnapshot,
  Coverage,
  CoverageByInput,
  CredentialsSnapshot,
  Input,
  PasswordSnapshot,
  UserSnapshot,
} from "../snapshot/index.ts";
import { inputs } from "../snapshot/index.ts";
import type { AccountDraft, CredentialsDraft, UserDraft } from "./account-draft.ts";

/** By code unit, so that a snapshot is the same wherever and in whatever order it was gathered. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const inOrder = <T>(items: Iterable<T>, by: (item: T) => string): readonly T[] =>
  [...items].sort((a, b) => byText(by(a), by(b)));

function password({ listed, reported }: CredentialsDraft): PasswordSnapshot | false | undefined {
  if (listed.password === undefined) return reported?.password;
  if (listed.password === false || !reported?.password) return listed.password;
  return { ...reported.password, ...listed.password };
}

/** The calls that list credentials say more than the report, and newer; the report fills what they leave open. */
export function finishCredentials(draft: CredentialsDraft): CredentialsSnapshot {
  const { listed, reported } = draft;
  const mfaActive =
    listed.mfaDevices === undefined ? (listed.mfaActive ?? reported?.mfaActive) : undefined;
  const { mfaActive: _listedMfa, ...rest } = listed;
  const { mfaActive: _reportedMfa, ...reportedRest } = reported ?? {};
  return { ...reportedRest, ...rest, ...known({ password: password(draft), mfaActive }) };
}

function finishUser(draft: AccountDraft, name: string, user: UserDraft): UserSnapshot {
  const credentials = finishCredentials(user);
  if (user.details !== undefined) {
    const groups = inOrder(user.details.groups, (group) => group);
    return { ...user.details, groups, credentials };
  }
  const arn = user.report?.arn ?? `arn:aws:iam::${draft.id}:user/${name}`;
  const resource = arn.slice(arn.indexOf(":user/") + ":user".length);
  return {
    arn,
    id: "",
    name,
    path: resource.slice(0, resource.lastIndexOf("/") + 1),
    ...known({ created: user.report?.created }),
    inlinePolicies: [],
    attachedPolicies: [],
    groups: [],
    tags: [],
    credentials,
  };
}

/** The policies that principals have or are bound by, but of which the draft holds no document. */
export function missingPolicies(draft: AccountDraft): readonly string[] {
  const users = [...draft.users.values()].flatMap(({ details }) => details ?? []);
  const bound = [...users, ...draft.roles.values()];
  const wanted = new Set([
    ...[...bound, ...draft.groups.values()].flatMap((holder) => holder.attachedPolicies),
    ...bound.flatMap(({ permissionsBoundary }) => permissionsBoundary ?? []),
  ]);
  const lacks = (arn: string): boolean =>
    draft.policies.get(arn)?.versions.some(({ isDefault }) => isDefault) !== true;
  return [...wanted].filter(lacks).sort(byText);
}

const named = 5;

/** What the reason of a gap says of things that are missing: the first ones by name, and how many more. */
export const some = (names: readonly string[]): string =>
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

/** The coverage in the order of the inputs. */
export const finishCoverage = (coverage: ReadonlyMap<Input, Coverage>): CoverageByInput =>
  Object.fromEntries(
    inputs.flatMap((input) => {
      const state = coverage.get(input);
      return state === undefined ? [] : [[input, state]];
    }),
  );

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** The snapshot of an account of which everything was gathered. */
export function finishAccount(draft: AccountDraft): AccountSnapshot {
  const root = finishCredentials(draft.root);
  const details = detailsCoverage(draft);
  const coverage = new Map(draft.coverage);
  if (details !== undefined) coverage.set("authorization-details", details);
  const byArn = <T extends { readonly arn: string }>(items: ReadonlyMap<string, T>): readonly T[] =>
    inOrder(items.values(), ({ arn }) => arn);
  const users = [...draft.users].map(([name, user]) => finishUser(draft, name, user));
  return {
    id: draft.id,
    ...draft.plain,
    coverage: finishCoverage(coverage),
    ...(isEmpty(root) ? {} : { root }),
    users: inOrder(users, ({ arn }) => arn),
    groups: byArn(draft.groups),
    roles: byArn(draft.roles),
    policies: byArn(draft.policies),
    instanceProfiles: byArn(draft.instanceProfiles),
  };
}
