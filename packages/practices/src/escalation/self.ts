import type { PolicyRequest } from "@ostiary/policy";
import type { AccountModel } from "../model/account-model.ts";
import { isAwsManaged } from "../model/account-model.ts";
import { administration, administrationWith } from "../model/administrator.ts";
import { anything } from "../model/anything.ts";
import { askerUnder, type Wish } from "../model/possible.ts";
import type { PrincipalModel } from "../model/principal-model.ts";
import { type ReadPolicy, readPolicy } from "../model/read-policy.ts";
import { mentions } from "./mentions.ts";
import { armingActions, type SelfPath, selfPaths } from "./paths.ts";
import { allPossible, type Edge } from "./steps.ts";

/** Where a path to administration ends. */
export const administratorNode = "administration";

const administratorArn = (partition: string): string =>
  `arn:${partition}:iam::aws:policy/AdministratorAccess`;

/** The first way in which a principal makes itself an administrator. */
export function selfEscalation(principal: PrincipalModel, account: AccountModel): Edge | undefined {
  let unsure: Edge | undefined;
  for (const path of selfPaths) {
    if (path.of !== "both" && path.of !== principal.kind) continue;
    if (!path.actions.every((action) => mentions(principal, action))) continue;
    for (const { wish, gains, dependsOn } of attempts(path, principal, account)) {
      const requests = allPossible(principal, [wish]);
      if (requests === undefined) continue;
      const by = path.actions.join(" with ");
      // Whatever it grants itself, its boundary and the control policies still hold.
      if (administrationWith(principal, gains, account.id, account.partition) !== undefined) {
        const edge = edgeOf(principal, path.id, by, requests, dependsOn);
        if (dependsOn === undefined) return edge;
        unsure ??= edge;
      } else if (path.on === "any-group") {
        const further = selfEscalation(joined(principal, gains), account);
        if (further === undefined) continue;
        const all = [...requests, ...further.requests];
        const edge = edgeOf(
          principal,
          path.id,
          `${by}, then ${further.by}`,
          all,
          further.dependsOn,
        );
        if (edge.dependsOn === undefined) return edge;
        unsure ??= edge;
      }
    }
  }
  return unsure;
}

/** A user once it is in every group: there is no further one to join. */
function joined<P extends PrincipalModel>(principal: P, gains: readonly ReadPolicy[]): P {
  const identity = [...principal.source.identity, ...gains.map(({ attached }) => attached)];
  const source = { ...principal.source, identity };
  return {
    ...principal,
    ...askerUnder(principal.principal, source, principal.context),
    source,
    policies: [...principal.policies, ...gains],
    inEveryGroup: true,
  };
}

const edgeOf = (
  { arn }: PrincipalModel,
  path: string,
  by: string,
  requests: readonly PolicyRequest[],
  dependsOn?: string,
): Edge => ({
  from: arn,
  to: administratorNode,
  path,
  by,
  requests,
  ...(dependsOn !== undefined && { dependsOn }),
});

interface Attempt {
  readonly wish: Wish;
  readonly gains: readonly ReadPolicy[];
  readonly dependsOn?: string;
}

function attempts(
  path: SelfPath,
  principal: PrincipalModel,
  account: AccountModel,
): readonly Attempt[] {
  const [action = ""] = path.actions;
  const groups = principal.kind === "user" ? principal.snapshot.groups : [];
  const groupArn = (name: string) =>
    account.account.groups.find((group) => group.name === name)?.arn;
  switch (path.on) {
    case "self":
      return [{ wish: granting(action, principal.arn, account, principal), gains: [anything] }];
    case "own-group":
      return groups.flatMap((name) => {
        const arn = groupArn(name);
        return arn === undefined
          ? []
          : [{ wish: granting(action, arn, account), gains: [anything] }];
      });
    case "own-policy":
      return ownPolicies(principal).map(({ holder }) => ({
        wish: { action, resources: [holder] },
        gains: [anything],
      }));
    case "other-version":
      return ownPolicies(principal).flatMap(({ holder, name }) => {
        const wish = { action, resources: [holder] };
        const others = otherVersions(holder, name, account);
        // A version that grants more may be made by somebody else, or was there before.
        const dependsOn = `another version of the policy ${name} that grants more`;
        return [
          ...others.map((version) => ({ wish, gains: [version] })),
          { wish, gains: [anything], dependsOn },
        ];
      });
    case "any-group":
      if (principal.kind === "user" && principal.inEveryGroup) return [];
      return account.account.groups
        .filter(({ name }) => !groups.includes(name))
        .map((group) => ({
          wish: { action, resources: [group.arn] },
          gains: account.groupPolicies(group.name),
        }));
  }
}

/** A grant to a principal or group: of AdministratorAccess, where a policy is attached. */
const granting = (
  action: string,
  arn: string,
  { partition }: AccountModel,
  target?: PrincipalModel,
): Wish => ({
  action,
  resources: [arn],
  ...(action.startsWith("iam:Attach") && {
    context: { "iam:PolicyARN": administratorArn(partition) },
  }),
  ...(target !== undefined && { resourceTags: target.snapshot.tags }),
});

/** The customer's managed policies that grant to a principal. AWS's cannot be changed; its boundary grants nothing. */
const ownPolicies = ({ policies, snapshot }: PrincipalModel): readonly ReadPolicy[] =>
  policies.filter(
    ({ holder }) =>
      holder.includes(":policy/") &&
      !isAwsManaged(holder) &&
      holder !== snapshot.permissionsBoundary,
  );

const otherVersions = (
  arn: string,
  name: string,
  { account }: AccountModel,
): readonly ReadPolicy[] =>
  (account.policies.find((policy) => policy.arn === arn)?.versions ?? [])
    .filter(({ isDefault }) => !isDefault)
    .map(({ document }) =>
      readPolicy({ kind: "identity", holder: arn, name, document }, "user-managed"),
    );

const boundless = new WeakMap<PrincipalModel, boolean>();

/** Whether a principal would be an administrator if it were granted everything. */
function holdsEverything(principal: PrincipalModel, { id, partition }: AccountModel): boolean {
  let known = boundless.get(principal);
  if (known === undefined) {
    known = administrationWith(principal, [anything], id, partition) !== undefined;
    boundless.set(principal, known);
  }
  return known;
}

/** The way in which a principal makes a target that it can become an administrator. */
export function arming(
  from: PrincipalModel,
  to: PrincipalModel,
  account: AccountModel,
): Edge | undefined {
  const edits = [...armingActions[to.kind], "iam:CreatePolicyVersion"];
  if (!edits.some((action) => mentions(from, action)) || !holdsEverything(to, account))
    return undefined;
  const wishes = [
    ...armingActions[to.kind].map((action) => granting(action, to.arn, account, to)),
    ...ownPolicies(to).map(({ holder }) => ({
      action: "iam:CreatePolicyVersion",
      resources: [holder],
    })),
  ];
  for (const wish of wishes) {
    const requests = allPossible(from, [wish]);
    if (requests === undefined) continue;
    return {
      from: to.arn,
      to: administratorNode,
      path: wish.action,
      by: `${wish.action} by ${from.arn}`,
      requests,
    };
  }
  return undefined;
}

/** Whether a principal is an administrator as things stand. */
export const isAdministrator = (
  principal: PrincipalModel,
  { id, partition }: AccountModel,
): boolean => administration(principal, id, partition) !== undefined;
