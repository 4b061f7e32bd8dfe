import { parseArn, pathAndName } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { operation } from "../../../operation.ts";
import { pageOfList } from "../pagination.ts";
import { grantsService } from "./granted-access.ts";
import {
  type HeldPolicy,
  heldPolicies,
  reportedEntity,
  reportedTarget,
} from "./reported-entity.ts";
import { serviceNames } from "./service-catalogue.ts";

const isManaged = ({ policy }: HeldPolicy): boolean =>
  policy.source === "aws-managed" || policy.source === "user-managed";

function wirePolicy(held: HeldPolicy) {
  const { policy, holder } = held;
  if (!isManaged(held)) {
    return {
      PolicyName: policy.id,
      PolicyType: "INLINE" as const,
      EntityType: holder.type,
      EntityName: holder.name,
    };
  }
  const { name } = pathAndName(parseArn(policy.id)?.resource ?? "");
  return { PolicyName: name, PolicyType: "MANAGED" as const, PolicyArn: policy.id };
}

/** Policies without those that are attached more than once: to a user, and to groups that it is in. */
function distinct(policies: readonly HeldPolicy[]): readonly HeldPolicy[] {
  const byKey = new Map(
    policies.map((held) => [
      isManaged(held)
        ? held.policy.id
        : `${held.holder.type}/${held.holder.name}/${held.policy.id}`,
      held,
    ]),
  );
  return [...byKey.values()];
}

export const listPoliciesGrantingServiceAccess = operation(
  "iam",
  "ListPoliciesGrantingServiceAccess",
  {
    access: "read",
    resource: ({ Arn }, scope) => reportedTarget(scope, Arn),
    run({ Arn, ServiceNamespaces, Marker }, scope) {
      const unknown = ServiceNamespaces.filter((namespace) => !serviceNames.has(namespace));
      if (unknown.length > 0) {
        throw serviceError("InvalidInput", `Invalid service namespace: [${unknown.join(", ")}]`);
      }
      const entity = reportedEntity(scope, Arn);
      if (entity.kind === "policy") {
        throw serviceError("InvalidInput", `Invalid Entity Arn: ${Arn} is not supported.`);
      }
      const policies = distinct(heldPolicies(scope, entity));
      const { items, end } = pageOfList({ Marker }, [...new Set(ServiceNamespaces)]);
      return {
        PoliciesGrantingServiceAccess: items.map((namespace) => ({
          ServiceNamespace: namespace,
          Policies: policies
            .filter(({ policy }) => grantsService(policy, namespace))
            .map(wirePolicy),
        })),
        ...end,
      };
    },
  },
);
