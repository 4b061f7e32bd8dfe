import type { Scope, WriteScope } from "../../operation.ts";
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
      kind.requireOwn(account, holder);
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
      kind.requireOwn(account, holder);
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

export const userInlinePolicies = inlineOf(userHolder);
export const groupInlinePolicies = inlineOf(groupHolder);
export const roleInlinePolicies = inlineOf(roleHolder);
