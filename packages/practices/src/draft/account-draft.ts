import {
  type Answer,
  type AuthorizationDetails,
  type DetailedUser,
  type ListedUser,
  listedUserOf,
  type ReportedUser,
  summaryOf,
  textsIn,
} from "../answers/index.ts";
import type {
  AccountSnapshot,
  ActivitySnapshot,
  Coverage,
  CredentialsSnapshot,
  GroupSnapshot,
  Input,
  InstanceProfileSnapshot,
  ManagedPolicySnapshot,
  MfaDeviceSnapshot,
  RoleSnapshot,
  ServiceUse,
} from "../snapshot/index.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The members of an account that one source each fills. */
type Plain = Omit<
  AccountSnapshot,
  | "id"
  | "coverage"
  | "root"
  | "activity"
  | "users"
  | "groups"
  | "roles"
  | "policies"
  | "instanceProfiles"
>;

/** What is known so far of the credentials of a user or of root, from the calls that list them and from the report. */
export interface CredentialsDraft {
  listed: Mutable<CredentialsSnapshot>;
  reported?: CredentialsSnapshot;
}

export interface UserDraft extends CredentialsDraft {
  details?: DetailedUser;
  report?: ReportedUser;
  /** What ListUsers says of them. */
  listing?: ListedUser;
}

/** An account while it is gathered. Whatever is read of it, in any order, is put here; `finishAccount` makes the snapshot. */
export interface AccountDraft {
  readonly id: string;
  readonly coverage: Map<Input, Coverage>;
  readonly plain: Mutable<Plain>;
  readonly root: CredentialsDraft;
  readonly users: Map<string, UserDraft>;
  /** The rest by ARN. */
  readonly groups: Map<string, GroupSnapshot>;
  readonly roles: Map<string, RoleSnapshot>;
  readonly policies: Map<string, ManagedPolicySnapshot>;
  readonly instanceProfiles: Map<string, InstanceProfileSnapshot>;
  /** Root's virtual MFA devices, once they are known. */
  rootVirtualDevices?: readonly MfaDeviceSnapshot[];
  activity?: ActivitySnapshot;
  /** When each user and role last used which service, by ARN. */
  readonly lastAccess: Map<string, readonly ServiceUse[]>;
  /** When the newest of these was asked for. */
  lastAccessAt?: string;
  /** The names of all users, once something has listed them wholly. */
  userNames?: ReadonlySet<string>;
}

export const newAccountDraft = (id: string): AccountDraft => ({
  id,
  coverage: new Map(),
  plain: {},
  root: { listed: {} },
  users: new Map(),
  groups: new Map(),
  roles: new Map(),
  policies: new Map(),
  instanceProfiles: new Map(),
  lastAccess: new Map(),
});

/** The user of a name, who is new where nothing was read of them yet. */
export function draftUser(draft: AccountDraft, name: string): UserDraft {
  const found = draft.users.get(name);
  if (found !== undefined) return found;
  const user: UserDraft = { listed: {} };
  draft.users.set(name, user);
  return user;
}

function putAll<T extends { readonly arn: string }>(
  into: Map<string, T>,
  items: readonly T[] | undefined,
): void {
  for (const item of items ?? []) into.set(item.arn, item);
}

/** Puts a page of the authorization details into the draft. */
export function putAuthorizationDetails(draft: AccountDraft, page: AuthorizationDetails): void {
  for (const user of page.users ?? []) draftUser(draft, user.name).details = user;
  putAll(draft.groups, page.groups);
  putAll(draft.roles, page.roles);
  putAll(draft.policies, page.policies);
  putAll(draft.instanceProfiles, page.instanceProfiles);
}

/** Puts a line of the credential report into the draft. */
export function putReportedUser(draft: AccountDraft, reported: ReportedUser): void {
  if (reported.root) {
    draft.root.reported = reported.credentials;
    return;
  }
  const user = draftUser(draft, reported.name);
  user.report = reported;
  user.reported = reported.credentials;
}

/** Puts a user of ListUsers into the draft. */
export function putListedUser(draft: AccountDraft, answer: Answer): void {
  const listing = listedUserOf(answer);
  draftUser(draft, listing.name).listing = listing;
}

/** Puts the account's summary into the draft. What it says of root is newer than the credential report. */
export function putSummary(draft: AccountDraft, map: unknown): void {
  const summary = summaryOf(map);
  if (summary === undefined) return;
  draft.plain.summary = summary;
  const { listed } = draft.root;
  const mfa = summary["AccountMFAEnabled"];
  if (mfa !== undefined) listed.mfaActive = mfa > 0;
  if (summary["AccountAccessKeysPresent"] === 0) listed.accessKeys = [];
  if (summary["AccountSigningCertificatesPresent"] === 0) listed.signingCertificates = [];
  if (summary["AccountPasswordPresent"] === 0) listed.password = false;
}

/** Puts the answer of ListAccountAliases into the draft. */
export function putAliases(draft: AccountDraft, aliases: unknown): void {
  const [alias] = textsIn(aliases);
  if (alias !== undefined) draft.plain.alias = alias;
}

/** Puts when a principal last used which service into the draft, as it was at a moment. */
export function putLastAccess(
  draft: AccountDraft,
  arn: string,
  services: readonly ServiceUse[],
  at: string,
): void {
  draft.lastAccess.set(arn, services);
  if (draft.lastAccessAt === undefined || draft.lastAccessAt < at) draft.lastAccessAt = at;
}
