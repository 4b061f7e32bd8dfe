import {
  memberAccounts,
  type OrganizationPolicyType,
  organizationalUnits,
  organizationPolicies,
  organizationResourcePolicies,
  organizationRoots,
  responsibilityTransfers,
  type Tag,
} from "@ostiary/directory";
import type { OperationContext, Scope, Target } from "../../../operation.ts";
import { resourcePolicyArn, transferArn } from "../../../organizations/arns.ts";
import { awsManagedPolicy } from "../../../organizations/full-access.ts";
import { resourcePolicyOf } from "../delegation/resource-policy.ts";
import { entityOf, entityTarget, policyTarget } from "../entities.ts";
import { invalidInput, notFound } from "../errors.ts";
import { organizationOf } from "../organization-of.ts";
import type { OrganizationScope, OrganizationWriteScope } from "../organization-operation.ts";

/** What has tags: by its id, as TagResource names it. */
type Tagged =
  | { readonly kind: "entity"; readonly id: string }
  | { readonly kind: "policy"; readonly id: string }
  | { readonly kind: "resource-policy"; readonly id: string }
  | { readonly kind: "transfer"; readonly id: string };

/** What an id is of, by its form. */
function taggedOf(id: string): Tagged {
  if (id.startsWith("p-")) return { kind: "policy", id };
  if (id.startsWith("rp-")) return { kind: "resource-policy", id };
  if (id.startsWith("rt-")) return { kind: "transfer", id };
  return { kind: "entity", id };
}

/** What a call on tags acts on. */
export function taggedTarget({ own }: OrganizationScope, id: string): Target {
  const tagged = taggedOf(id);
  switch (tagged.kind) {
    case "entity":
      return entityTarget(own, id);
    case "policy":
      return policyTarget(own, id);
    case "resource-policy":
      return { arn: resourcePolicyArn(own, id) };
    case "transfer":
      return { arn: transferArn(own, "inbound", id) };
  }
}

/** `organizations:PolicyType` where a policy is tagged. */
export function taggedContext(id: string, scope: Scope): OperationContext {
  const type = policyTypeOf(id, scope);
  return type === undefined ? {} : { "organizations:PolicyType": type };
}

function policyTypeOf(id: string, scope: Scope): OrganizationPolicyType | undefined {
  const own = organizationOf(scope, scope.account, (other) => scope.server.directory.loaded(other));
  return awsManagedPolicy(id)?.type ?? own?.management.get(organizationPolicies, id)?.type;
}

/** The tags of something; TargetNotFoundException where there is nothing of that id. */
export function tagsOf({ own }: OrganizationScope, id: string): readonly Tag[] {
  const { management } = own;
  const tagged = taggedOf(id);
  const records = {
    entity: () => entityOf(own, id)?.record,
    policy: () => awsManagedPolicy(id) ?? management.get(organizationPolicies, id),
    "resource-policy": () => management.get(organizationResourcePolicies, id),
    transfer: () => management.get(responsibilityTransfers, id),
  } as const satisfies Record<Tagged["kind"], () => { readonly tags: readonly Tag[] } | undefined>;
  const record = records[tagged.kind]();
  if (record === undefined) throw notFound("Target");
  return record.tags;
}

/** Gives something other tags. */
export function putTags(scope: OrganizationWriteScope, id: string, tags: readonly Tag[]): void {
  const { own } = scope;
  const { management } = own;
  if (awsManagedPolicy(id) !== undefined) {
    throw invalidInput(
      "TARGET_NOT_SUPPORTED",
      "You can't perform the specified operation on that target entity.",
    );
  }
  const tagged = taggedOf(id);
  switch (tagged.kind) {
    case "policy": {
      const policy = management.get(organizationPolicies, id);
      if (policy !== undefined) management.put(organizationPolicies, { ...policy, tags });
      return;
    }
    case "resource-policy": {
      const policy = resourcePolicyOf(management);
      if (policy !== undefined) management.put(organizationResourcePolicies, { ...policy, tags });
      return;
    }
    case "transfer": {
      const transfer = management.get(responsibilityTransfers, id);
      if (transfer !== undefined) management.put(responsibilityTransfers, { ...transfer, tags });
      return;
    }
    case "entity":
      putEntityTags(scope, id, tags);
  }
}

function putEntityTags({ own }: OrganizationWriteScope, id: string, tags: readonly Tag[]): void {
  const { management } = own;
  const entity = entityOf(own, id);
  switch (entity?.kind) {
    case "root":
      management.put(organizationRoots, { ...entity.record, tags });
      return;
    case "unit":
      management.put(organizationalUnits, { ...entity.record, tags });
      return;
    case "account":
      management.put(memberAccounts, { ...entity.record, tags });
      return;
    case undefined:
      throw notFound("Target");
  }
}
