import {
  type AccountReader,
  type AccountWriter,
  createAccountStatuses,
  delegatedAdministrators,
  handshakes,
  memberAccounts,
  memberships,
  organizationalUnits,
  organizationPolicies,
  organizationResourcePolicies,
  organizationRoots,
  organizations,
  responsibilityTransfers,
  type StoredRecord,
  type Table,
  trustedServices,
} from "@ostiary/directory";
import { madeAccount } from "../made-account.ts";
import type { ClientSettings, TestServer } from "../running-server.ts";
import { type Input, rawCall } from "./raw-call.ts";

/** The organization of the world's account, made when a case needs it. */
export interface OrganizationWorld {
  /** There is one from now on. */
  begin(): Promise<void>;
  /** There is none from now on, whatever was made before. */
  end(): Promise<void>;
  readonly id: string;
  readonly rootId: string;
  /** The ARN of something in it. */
  arn(kind: string, id: string): string;
  /** Makes a call as the operator of the management account; it must succeed. Gives the answer. */
  operate(operation: string, input?: Input): Promise<Record<string, unknown>>;
  /** Gives the id of a new unit. */
  unit(input?: Input): Promise<string>;
  /** Gives the id of a new member. */
  member(input?: Input): Promise<string>;
  /** Lets a member have been one for a year: a new one can't go. */
  age(memberId: string): Promise<void>;
  /** Gives the id of a new service control policy; its type is enabled. */
  policy(input?: Input): Promise<string>;
  /** Enables a type of policies, where it is not. */
  enable(type: string): Promise<void>;
  /** Disables a type of policies, where it is enabled. */
  disable(type: string): Promise<void>;
  /** An account that has nothing to do with the organization, and its administrator. */
  foreign(): Promise<ForeignAccount>;
  /** The invitation of the account by an organization elsewhere: gives the id of the handshake. */
  invitation(): Promise<string>;
  /** Gives the id of a handshake by which the organization invites an account elsewhere. */
  invite(): Promise<string>;
  /** Gives the id of a transfer of another organization's bills to this one; `accepted` by the other. */
  transfer(accepted: boolean): Promise<string>;
  /** The ARN of a handshake that one of these gave. */
  handshakeArn(id: unknown): string;
  state(): unknown;
}

/** An account beside the world's. */
export interface ForeignAccount {
  readonly accountId: string;
  /** Makes a call in it; it must succeed. */
  operate(operation: string, input?: Input): Promise<Record<string, unknown>>;
}

/** The first day of the month after next. */
export const laterMonth = (): number => {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1) / 1000;
};

export const anyControl = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Deny", Action: "s3:DeleteBucket", Resource: "*" },
});

/** One table, as what is done with it: a list of tables has no one type of record. */
const kind = <R extends StoredRecord>(of: Table<R>) => ({
  list: (account: AccountReader): readonly StoredRecord[] => [...account.list(of)],
  clear(account: AccountWriter): void {
    for (const { id } of [...account.list(of)]) account.delete(of, id);
  },
});

const kinds = [
  kind(organizations),
  kind(organizationRoots),
  kind(organizationalUnits),
  kind(memberAccounts),
  kind(organizationPolicies),
  kind(organizationResourcePolicies),
  kind(delegatedAdministrators),
  kind(trustedServices),
  kind(handshakes),
  kind(responsibilityTransfers),
  kind(createAccountStatuses),
];

const year = 365 * 86_400_000;

const textAt = (answer: unknown, ...path: readonly string[]): string => {
  let at: unknown = answer;
  for (const name of path) {
    at = typeof at === "object" && at !== null ? Reflect.get(at, name) : undefined;
  }
  return String(at);
};

/** The organization of a server's account. */
export function organizationWorld(running: TestServer, name: () => string): OrganizationWorld {
  const { accountId, state } = running.server;
  const { directory } = state;
  const account = (): AccountReader => {
    const loaded = directory.loaded(accountId);
    if (loaded === undefined) throw new Error("The account is not in memory.");
    return loaded;
  };
  const one = <R extends StoredRecord>(of: Table<R>): R => {
    const [record] = account().list(of);
    if (record === undefined) throw new Error("There is no organization.");
    return record;
  };

  const operating =
    (settings: ClientSettings) =>
    async (operation: string, input: Input = {}): Promise<Record<string, unknown>> => {
      const answer = await rawCall(settings, "organizations", operation, input);
      if (answer.status !== 200) throw new Error(`${operation}: ${answer.body}`);
      return answer.body === "" ? {} : JSON.parse(answer.body);
    };
  const operate = operating(running.operator);
  const handshakeArns = new Map<string, string>();
  const keepHandshake = (answer: unknown): string => {
    const id = textAt(answer, "Handshake", "Id");
    handshakeArns.set(id, textAt(answer, "Handshake", "Arn"));
    return id;
  };

  const world: OrganizationWorld = {
    get id() {
      return one(organizations).id;
    },
    get rootId() {
      return one(organizations).rootId;
    },
    arn: (what, id) => `arn:aws:organizations::${accountId}:${what}/${world.id}/${id}`,
    operate,
    async begin() {
      if (account().count(organizations) > 0) return;
      await world.end();
      await operate("CreateOrganization");
    },
    async end() {
      const members = [...account().list(memberAccounts)].map(({ id }) => id);
      await directory.write([accountId, ...members], (transaction) => {
        for (const id of [accountId, ...members]) transaction.account(id).delete(memberships, id);
        for (const { clear } of kinds) clear(transaction.account(accountId));
      });
    },
    async unit(input = {}) {
      await world.begin();
      const unit = { ParentId: world.rootId, Name: name(), ...input };
      const answer = await operate("CreateOrganizationalUnit", unit);
      return textAt(answer, "OrganizationalUnit", "Id");
    },
    async member(input = {}) {
      await world.begin();
      const own = { AccountName: "member", Email: `${name()}-${Date.now()}@example.com`, ...input };
      const begun = await operate("CreateAccount", own);
      const CreateAccountRequestId = textAt(begun, "CreateAccountStatus", "Id");
      const status = await operate("DescribeCreateAccountStatus", { CreateAccountRequestId });
      return textAt(status, "CreateAccountStatus", "AccountId");
    },
    async age(memberId) {
      await directory.write([accountId], (transaction) => {
        const writer = transaction.account(accountId);
        const member = writer.get(memberAccounts, memberId);
        if (member === undefined) throw new Error(`${memberId} is no member.`);
        writer.put(memberAccounts, { ...member, joinedDate: member.joinedDate - year });
      });
    },
    async policy(input = {}) {
      await world.enable("SERVICE_CONTROL_POLICY");
      const own = { Type: "SERVICE_CONTROL_POLICY", Content: anyControl, Description: "" };
      const answer = await operate("CreatePolicy", { ...own, Name: name(), ...input });
      return textAt(answer, "Policy", "PolicySummary", "Id");
    },
    async enable(type) {
      await world.begin();
      if (one(organizationRoots).policyTypes.some((enabled) => enabled === type)) return;
      await operate("EnablePolicyType", { RootId: world.rootId, PolicyType: type });
    },
    async disable(type) {
      await world.begin();
      if (!one(organizationRoots).policyTypes.some((enabled) => enabled === type)) return;
      await operate("DisablePolicyType", { RootId: world.rootId, PolicyType: type });
    },
    async foreign() {
      const other = await madeAccount(running);
      return { accountId: other.accountId, operate: operating(other.settings) };
    },
    async invitation() {
      await world.end();
      const other = await world.foreign();
      await other.operate("CreateOrganization");
      const Target = { Id: accountId, Type: "ACCOUNT" };
      return keepHandshake(await other.operate("InviteAccountToOrganization", { Target }));
    },
    async invite() {
      await world.end();
      await world.begin();
      const Target = { Id: (await world.foreign()).accountId, Type: "ACCOUNT" };
      return keepHandshake(await operate("InviteAccountToOrganization", { Target }));
    },
    async transfer(accepted) {
      await world.begin();
      const other = await world.foreign();
      await other.operate("CreateOrganization");
      const answer = await operate("InviteOrganizationToTransferResponsibility", {
        Type: "BILLING",
        Target: { Id: other.accountId, Type: "ACCOUNT" },
        StartTimestamp: laterMonth(),
        SourceName: name(),
      });
      const HandshakeId = textAt(answer, "Handshake", "Id");
      if (accepted) await other.operate("AcceptHandshake", { HandshakeId });
      const made = [...account().list(responsibilityTransfers)].find(
        ({ handshakeId }) => handshakeId === HandshakeId,
      );
      return made?.id ?? "";
    },
    handshakeArn: (id) => handshakeArns.get(String(id)) ?? "",
    state: () => kinds.map(({ list }) => list(account())),
  };
  return world;
}
