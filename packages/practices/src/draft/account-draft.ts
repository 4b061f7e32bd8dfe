import type { AuthorizationDetails, DetailedUser, ReportedUser } from "../answers/index.ts";
import type {
  AccountSnapshot,
  Coverage,
  CredentialsSnapshot,
  GroupSnapshot,
  Input,
  InstanceProfileSnapshot,
  ManagedPolicySnapshot,
  RoleSnapshot,
} from "../snapshot/index.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The members of an account that one source each fills. */
type Plain = Omit<
  AccountSnapshot,
  "id" | "coverage" | "root" | "users" | "groups" | "roles" | "policies" | "instanceProfiles"
>;

/** What is known so far of the credentials of a user or of root, from the calls that list them and from the report. */
export interface CredentialsDraft {
  listed: Mutable<CredentialsSnapshot>;
  reported?: CredentialsSnapshot;
}

export interface UserDraft extends CredentialsDraft {
  details?: DetailedUser;
  report?: ReportedUser;
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
