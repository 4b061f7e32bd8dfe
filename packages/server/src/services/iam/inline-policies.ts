import { type Operation, operation, type Scope, type WriteScope } from "../../operation.ts";
import { noSuchEntity } from "./find-entity.ts";
import { groupHolder, type HolderKind, roleHolder, userHolder } from "./holders.ts";
import { type PageRequest, pageOfList } from "./pagination.ts";
import { percentEncoded } from "./percent-encoding.ts";
import { requireInlineSize, requirePolicyDocument } from "./policy-document.ts";

/** What the inline policies of a user, a group and a role have in common. */
function inlineOf(kind: HolderKind) {
  const missing = (name: string) =>
    noSuchEntity(`The ${kind.called} policy with name ${name} cannot be found.`);
  return {
    put({ account, quotas }: WriteScope, holder: string, name: string, document: string) {
      const { inlinePolicies } = kind.require(account, holder);
      requirePolicyDocument(document, "identity");
      const policy = { name, document };
      const present = inlinePolicies.some((one) => one.name === name);
      const policies = present
        ? inlinePolicies.map((one) => (one.name === name ? policy : one))
        : [...inlinePolicies, policy];
      requireInlineSize(policies, quotas[kind.sizeQuota], kind.called, holder);
      kind.store(account, holder, { inlinePolicies: policies });
      return {};
    },
    get({ account }: Scope, holder: string, name: string) {
      const policy = kind.require(account, holder).inlinePolicies.find((one) => one.name === name);
      if (policy === undefined) throw missing(name);
      return { PolicyName: name, PolicyDocument: percentEncoded(policy.document) };
    },
    delete({ account }: WriteScope, holder: string, name: string) {
      const { inlinePolicies } = kind.require(account, holder);
      if (!inlinePolicies.some((one) => one.name === name)) throw missing(name);
      kind.store(account, holder, {
        inlinePolicies: inlinePolicies.filter((one) => one.name !== name),
      });
      return {};
    },
    list({ account }: Scope, holder: string, request: PageRequest) {
      const names = kind.require(account, holder).inlinePolicies.map(({ name }) => name);
      const { items, end } = pageOfList(request, names.sort());
      return { PolicyNames: items, ...end };
    },
    context: ({ account }: Scope, holder: string) => ({
      "iam:PermissionsBoundary": kind.boundary(account, holder),
    }),
  };
}

const ofUser = inlineOf(userHolder);
const ofGroup = inlineOf(groupHolder);
const ofRole = inlineOf(roleHolder);

export const inlinePolicyOperations: readonly Operation[] = [
  operation("iam", "PutUserPolicy", {
    access: "write",
    resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
    context: ({ UserName }, scope) => ofUser.context(scope, UserName),
    run: ({ UserName, PolicyName, PolicyDocument }, scope) =>
      ofUser.put(scope, UserName, PolicyName, PolicyDocument),
  }),
  operation("iam", "GetUserPolicy", {
    access: "read",
    resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
    run: ({ UserName, PolicyName }, scope) => ({
      UserName,
      ...ofUser.get(scope, UserName, PolicyName),
    }),
  }),
  operation("iam", "DeleteUserPolicy", {
    access: "write",
    resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
    context: ({ UserName }, scope) => ofUser.context(scope, UserName),
    run: ({ UserName, PolicyName }, scope) => ofUser.delete(scope, UserName, PolicyName),
  }),
  operation("iam", "ListUserPolicies", {
    access: "read",
    resource: ({ UserName }, scope) => userHolder.target(scope, UserName),
    run: ({ UserName, ...request }, scope) => ofUser.list(scope, UserName, request),
  }),
  operation("iam", "PutGroupPolicy", {
    access: "write",
    resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
    run: ({ GroupName, PolicyName, PolicyDocument }, scope) =>
      ofGroup.put(scope, GroupName, PolicyName, PolicyDocument),
  }),
  operation("iam", "GetGroupPolicy", {
    access: "read",
    resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
    run: ({ GroupName, PolicyName }, scope) => ({
      GroupName,
      ...ofGroup.get(scope, GroupName, PolicyName),
    }),
  }),
  operation("iam", "DeleteGroupPolicy", {
    access: "write",
    resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
    run: ({ GroupName, PolicyName }, scope) => ofGroup.delete(scope, GroupName, PolicyName),
  }),
  operation("iam", "ListGroupPolicies", {
    access: "read",
    resource: ({ GroupName }, scope) => groupHolder.target(scope, GroupName),
    run: ({ GroupName, ...request }, scope) => ofGroup.list(scope, GroupName, request),
  }),
  operation("iam", "PutRolePolicy", {
    access: "write",
    resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
    context: ({ RoleName }, scope) => ofRole.context(scope, RoleName),
    run: ({ RoleName, PolicyName, PolicyDocument }, scope) =>
      ofRole.put(scope, RoleName, PolicyName, PolicyDocument),
  }),
  operation("iam", "GetRolePolicy", {
    access: "read",
    resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
    run: ({ RoleName, PolicyName }, scope) => ({
      RoleName,
      ...ofRole.get(scope, RoleName, PolicyName),
    }),
  }),
  operation("iam", "DeleteRolePolicy", {
    access: "write",
    resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
    context: ({ RoleName }, scope) => ofRole.context(scope, RoleName),
    run: ({ RoleName, PolicyName }, scope) => ofRole.delete(scope, RoleName, PolicyName),
  }),
  operation("iam", "ListRolePolicies", {
    access: "read",
    resource: ({ RoleName }, scope) => roleHolder.target(scope, RoleName),
    run: ({ RoleName, ...request }, scope) => ofRole.list(scope, RoleName, request),
  }),
];
