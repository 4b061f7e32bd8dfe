import type { PolicyRequest } from "@ostiary/policy";
import { type Asker, askerUnder, possible } from "./possible.ts";
import type { PrincipalModel } from "./principal-model.ts";
import type { ReadPolicy } from "./read-policy.ts";

/**
 * Actions of services that have little to do with each other, each on a resource that no policy would name by chance: who may do all of them
 * may do everything, as far as anything short of everything can tell.
 */
const probes: readonly (readonly [action: string, resource: string])[] = [
  ["iam:CreateUser", "user/ostiary-probe"],
  ["iam:AttachUserPolicy", "user/ostiary-probe"],
  ["iam:UpdateAssumeRolePolicy", "role/ostiary-probe"],
];
const elsewhere: readonly (readonly [action: string, resource: string])[] = [
  ["s3:DeleteBucket", "arn:aws:s3:::ostiary-probe"],
  ["ec2:TerminateInstances", "arn:aws:ec2:us-east-1:000000000000:instance/i-0"],
  ["kms:ScheduleKeyDeletion", "arn:aws:kms:us-east-1:000000000000:key/0"],
  ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:us-east-1:000000000000:secret:probe"],
  ["lambda:CreateFunction", "arn:aws:lambda:us-east-1:000000000000:function:probe"],
];

/** Requests that prove that a principal may do everything; undefined where one of them is refused, whatever it brings. */
export function administration(
  principal: Asker,
  accountId: string,
  partition: string,
): readonly PolicyRequest[] | undefined {
  const wishes = [
    ...probes.map(
      ([action, resource]) => [action, `arn:${partition}:iam::${accountId}:${resource}`] as const,
    ),
    ...elsewhere.map(
      ([action, arn]) =>
        [
          action,
          arn.replace("arn:aws:", `arn:${partition}:`).replace("000000000000", accountId),
        ] as const,
    ),
  ];
  const requests: PolicyRequest[] = [];
  for (const [action, resource] of wishes) {
    const answer = possible(principal, { action, resources: [resource] });
    if (answer.possible !== "yes") return undefined;
    requests.push(answer.request);
  }
  return requests;
}

/** The same, once the principal has further policies; its boundary and the control policies still hold. */
export function administrationWith(
  principal: PrincipalModel,
  gains: readonly ReadPolicy[],
  accountId: string,
  partition: string,
): readonly PolicyRequest[] | undefined {
  const identity = [...principal.source.identity, ...gains.map(({ attached }) => attached)];
  const asker = askerUnder(
    principal.principal,
    { ...principal.source, identity },
    principal.context,
  );
  return administration(asker, accountId, partition);
}
