import {
  type AccountReader,
  accessKeys,
  accounts,
  type IamArns,
  type Role,
  type RootTaskClaims,
  roles,
  type SessionClaims,
  type Tag,
  type User,
  users,
} from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { ManagedPolicies } from "../managed-policies/load.ts";
import type { Caller, Credential } from "./caller.ts";
import {
  boundaryPolicy,
  compiledManagedPolicy,
  compiledScopeDown,
  compiledSessionPolicies,
  identityPoliciesOfRole,
  identityPoliciesOfUser,
  passwordPolicyGrants,
} from "./compiled-policies.ts";

/** What a caller is looked up in. The account is the view, or the draft of a transaction. */
export interface CallerSources {
  readonly account: AccountReader;
  readonly arn: IamArns;
  readonly awsManaged: ManagedPolicies;
}

export const invalidToken = () =>
  serviceError("InvalidClientTokenId", "The security token included in the request is invalid.");

type Identity = Omit<Caller, "accessKeyId" | "claims" | "session">;

/**
 * Who a credential stands for, as the account is now. A credential whose user or role is gone, or whose key is inactive, is
 * InvalidClientTokenId.
 */
export function resolveCaller(credential: Credential, sources: CallerSources | undefined): Caller {
  if (credential.kind === "anonymous") return anonymous;
  if (sources === undefined) throw invalidToken();
  if (sources.account.get(accounts, sources.account.accountId)?.closed === true) {
    throw serviceError(
      "OptInRequired",
      "The AWS Access Key Id needs a subscription for the service",
    );
  }
  switch (credential.kind) {
    case "access-key":
      return keyCaller(credential.accessKeyId, sources);
    case "session":
      return sessionCaller(credential.claims, sources);
    case "assumed-root":
      return longTerm(rootIdentity(sources), credential.accessKeyId);
    case "identified":
      return credential.caller;
  }
}

const nobody = Object.freeze({});
const rootUser = Object.freeze({});

const anonymous: Caller = Object.freeze({
  rememberedBy: nobody,
  principal: { kind: "anonymous" as const },
  accountId: "anonymous",
  arn: "anonymous",
  userId: "anonymous",
  accessKeyId: undefined,
  userName: undefined,
  tags: [],
  claims: undefined,
  identity: [],
  boundary: undefined,
  session: undefined,
});

const longTerm = (identity: Identity, accessKeyId: string): Caller => ({
  ...identity,
  accessKeyId,
  claims: undefined,
  session: undefined,
});

function keyCaller(accessKeyId: string, sources: CallerSources): Caller {
  const key = sources.account.get(accessKeys, accessKeyId);
  if (key?.status !== "Active") throw invalidToken();
  return longTerm(userOrRoot(key.userId, sources), accessKeyId);
}

function userOrRoot(userId: string, sources: CallerSources): Identity {
  if (userId === sources.account.accountId) return rootIdentity(sources);
  const user = sources.account.get(users, userId);
  if (user === undefined) throw invalidToken();
  return userIdentity(user, sources);
}

function rootIdentity({ account, arn }: CallerSources): Identity {
  const rootArn = arn.root(account.accountId);
  return {
    principal: { kind: "root", account: account.accountId, arn: rootArn },
    accountId: account.accountId,
    arn: rootArn,
    userId: account.accountId,
    userName: undefined,
    tags: [],
    rememberedBy: rootUser,
    identity: [],
    boundary: undefined,
  };
}

/** The root user for one task. The task's policy denies everything else; root needs no policy that allows. */
function rootTaskIdentity(claims: RootTaskClaims, sources: CallerSources): Identity {
  const { account, awsManaged } = sources;
  const task = compiledManagedPolicy(account, awsManaged, claims.taskPolicyArn);
  if (task === undefined) throw invalidToken();
  return { ...rootIdentity(sources), rememberedBy: claims, identity: [task] };
}

function userIdentity(user: User, { account, arn, awsManaged }: CallerSources): Identity {
  const userArn = arn.iam(account.accountId, "user", user.path, user.userName);
  return {
    principal: { kind: "user", account: account.accountId, arn: userArn, id: user.id },
    accountId: account.accountId,
    arn: userArn,
    userId: user.id,
    userName: user.userName,
    tags: user.tags,
    rememberedBy: user,
    identity: [
      ...identityPoliciesOfUser(account, awsManaged, user),
      ...passwordPolicyGrants(account),
    ],
    boundary: boundaryPolicy(account, awsManaged, user),
  };
}

/** Who calls with a session, within what it was narrowed down to. */
function sessionCaller(claims: SessionClaims, sources: CallerSources): Caller {
  const caller = wholeSessionCaller(claims, sources);
  const scopeDown = compiledScopeDown(claims);
  return scopeDown === undefined ? caller : { ...caller, scopeDown, rememberedBy: claims };
}

function wholeSessionCaller(claims: SessionClaims, sources: CallerSources): Caller {
  const { account, awsManaged } = sources;
  switch (claims.kind) {
    case "user":
      return { ...longTerm(userOrRoot(claims.userId, sources), claims.accessKeyId), claims };
    case "role": {
      const role = account.get(roles, claims.roleId);
      if (role === undefined) throw invalidToken();
      const session = compiledSessionPolicies(account, awsManaged, claims, claims);
      const caller = roleSession(role, claims, sources);
      return session === undefined
        ? { ...caller, claims, session }
        : { ...caller, claims, session, rememberedBy: claims };
    }
    case "root-task":
      return { ...longTerm(rootTaskIdentity(claims, sources), claims.accessKeyId), claims };
    case "federated": {
      const user = userOrRoot(claims.userId, sources);
      const arn = sources.arn.federatedUser(account.accountId, claims.name);
      const userId = `${account.accountId}:${claims.name}`;
      return {
        ...user,
        principal: {
          kind: "federated-user",
          account: account.accountId,
          arn,
          userArn: user.arn,
          userId: user.userId,
          id: userId,
        },
        arn,
        userId,
        userName: undefined,
        tags: overlaid([], claims.tags),
        rememberedBy: claims,
        accessKeyId: claims.accessKeyId,
        claims,
        session: compiledSessionPolicies(account, awsManaged, claims, claims),
      };
    }
  }
}

function roleSession(
  role: Role,
  claims: Extract<SessionClaims, { kind: "role" }>,
  { account, arn, awsManaged }: CallerSources,
): Omit<Caller, "claims" | "session"> {
  const sessionArn = arn.assumedRole(account.accountId, role.roleName, claims.sessionName);
  const userId = `${role.id}:${claims.sessionName}`;
  return {
    principal: {
      kind: "role-session",
      account: account.accountId,
      arn: sessionArn,
      roleArn: arn.iam(account.accountId, "role", role.path, role.roleName),
      roleId: role.id,
      id: userId,
    },
    accountId: account.accountId,
    arn: sessionArn,
    userId,
    accessKeyId: claims.accessKeyId,
    userName: undefined,
    tags: overlaid(role.tags, claims.tags),
    rememberedBy: role,
    identity: identityPoliciesOfRole(account, awsManaged, role),
    boundary: boundaryPolicy(account, awsManaged, role),
  };
}

/** Session tags take the place of the role's tags with the same key ("Pass session tags in AWS STS"). */
function overlaid(
  tags: readonly Tag[],
  session: Readonly<Record<string, string>> | undefined,
): readonly Tag[] {
  if (session === undefined) return tags;
  const names = new Set(Object.keys(session).map((key) => key.toLowerCase()));
  return [
    ...tags.filter(({ key }) => !names.has(key.toLowerCase())),
    ...Object.entries(session).map(([key, value]) => ({ key, value })),
  ];
}
