import type { LiveOrganization, Tags } from "../live/live-organization.ts";
import { sameJson } from "../same-json.ts";
import { attachmentSteps } from "./attachment-steps.ts";
import { type Desired, type DesiredTarget, managementKey, rootKey } from "./desired.ts";
import { type LiveIndex, liveIndex } from "./live-index.ts";
import type { Step, Tagged } from "./step.ts";

/** What is to be done, and what is there that the file does not have. */
export interface Plan {
  readonly steps: readonly Step[];
  /** What differs and is left as it is. */
  readonly drift: readonly string[];
}

export interface PlanOptions {
  /** Whether to delete units and policies that the file does not have. */
  readonly prune?: boolean;
}

/**
 * The steps from an organization as it stands to one as it is wanted, in an order that never leaves an account with less guarding than
 * before or after: policies are made and attached before accounts come, and detached after they have gone.
 */
export function planOf(
  live: LiveOrganization | undefined,
  desired: Desired,
  { prune = false }: PlanOptions = {},
): Plan {
  const index = liveIndex(live);
  const attachments = attachmentSteps(live, index, desired);
  const removals = removalSteps(live, index, desired);
  const steps: readonly (readonly Step[])[] = [
    live === undefined ? [{ kind: "create-organization" }] : [],
    typeSteps(live, desired),
    trustSteps(live, desired),
    policySteps(index, desired),
    unitSteps(index, desired),
    attachments.ofUnits,
    accountSteps(index, desired),
    attachments.ofAccounts,
    moveSteps(index, desired),
    attachments.detachments,
    tagSteps(live, index, desired),
    delegateSteps(live, index, desired),
    resourcePolicySteps(live, desired),
    distrustSteps(live, desired),
    prune ? removals.steps : [],
  ];
  return {
    steps: steps.flat(),
    drift: [...(prune ? [] : removals.drift), ...namesThatDiffer(index, desired)],
  };
}

const typeSteps = (live: LiveOrganization | undefined, { policyTypes }: Desired): Step[] =>
  policyTypes
    .filter((type) => live?.policyTypes.includes(type) !== true)
    .map((type) => ({ kind: "enable-policy-type", type }));

const trustSteps = (
  live: LiveOrganization | undefined,
  { trustedServices = [] }: Desired,
): Step[] =>
  trustedServices
    .filter((service) => live?.trustedServices.includes(service) !== true)
    .map((service) => ({ kind: "trust-service", service }));

/** What the file lists is all that is trusted; but a service keeps its access until nobody administers it. */
const distrustSteps = (live: LiveOrganization | undefined, { trustedServices }: Desired): Step[] =>
  trustedServices === undefined
    ? []
    : (live?.trustedServices ?? [])
        .filter((service) => !trustedServices.includes(service))
        .map((service) => ({ kind: "distrust-service", service }));

function policySteps(index: LiveIndex, { policies }: Desired): Step[] {
  return policies.flatMap(({ name, type, content, description, tags }): Step[] => {
    const policy = { type, name };
    const known = index.policy(type, name);
    if (known === undefined) {
      return [
        {
          kind: "create-policy",
          policy,
          content,
          description: description ?? "",
          tags: tags ?? {},
        },
      ];
    }
    const changes = {
      ...(!sameJson(known.content, content) && { content }),
      ...(description !== undefined && description !== known.description && { description }),
    };
    const update: Step[] =
      Object.keys(changes).length === 0 ? [] : [{ kind: "update-policy", policy, ...changes }];
    return [...update, ...retagged({ policy }, known.tags, tags)];
  });
}

const unitSteps = (index: LiveIndex, { units }: Desired): Step[] =>
  units.flatMap(({ key, name, parent, tags = {} }) =>
    index.units.has(key) ? [] : [{ kind: "create-unit", unit: key, name, parent, tags }],
  );

const accountSteps = (index: LiveIndex, { accounts }: Desired): Step[] =>
  accounts.flatMap(({ key, name, email, tags = {} }) =>
    key === managementKey || index.accounts.has(key)
      ? []
      : [{ kind: "create-account", account: key, name, email, tags }],
  );

const moveSteps = (index: LiveIndex, { accounts }: Desired): Step[] =>
  accounts.flatMap(({ key, parent }) => {
    const known = index.accounts.get(key);
    // New accounts come in the root.
    const from = known === undefined ? rootKey : (index.keys.get(known.parent) ?? rootKey);
    return from === parent ? [] : [{ kind: "move-account", account: key, from, to: parent }];
  });

function tagSteps(live: LiveOrganization | undefined, index: LiveIndex, desired: Desired): Step[] {
  const of = (target: DesiredTarget, tags: Tags | undefined): Step[] =>
    tags === undefined ? [] : retagged({ target: target.key }, tags, target.tags);
  return [
    ...of(desired.root, live?.root.tags ?? {}),
    ...desired.units.flatMap((unit) => of(unit, index.units.get(unit.key)?.tags)),
    ...desired.accounts.flatMap((account) =>
      // The management account is there before it is in an organization.
      of(
        account,
        index.accounts.get(account.key)?.tags ?? (account.key === managementKey ? {} : undefined),
      ),
    ),
  ];
}

function retagged(what: Tagged, before: Tags, after: Tags | undefined): Step[] {
  if (after === undefined) return [];
  const changed = Object.entries(after).filter(([key, value]) => before[key] !== value);
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [
    ...(changed.length > 0
      ? [{ kind: "tag", what, tags: Object.fromEntries(changed) } satisfies Step]
      : []),
    ...(gone.length > 0 ? [{ kind: "untag", what, keys: gone } satisfies Step] : []),
  ];
}

function delegateSteps(
  live: LiveOrganization | undefined,
  index: LiveIndex,
  { accounts }: Desired,
): Step[] {
  return accounts.flatMap(({ key, delegatedAdministrator: wanted }): Step[] => {
    if (wanted === undefined) return [];
    const id = index.accounts.get(key)?.id;
    const now = live?.delegates.find(({ account }) => account === id)?.services ?? [];
    const more = wanted.filter((service) => !now.includes(service));
    const less = now.filter((service) => !wanted.includes(service));
    return [
      ...more.map((service): Step => ({ kind: "register-delegate", account: key, service })),
      ...less.map((service): Step => ({ kind: "deregister-delegate", account: key, service })),
    ];
  });
}

const resourcePolicySteps = (
  live: LiveOrganization | undefined,
  { resourcePolicy: content }: Desired,
): Step[] =>
  content === undefined || sameJson(live?.resourcePolicy ?? "", content)
    ? []
    : [{ kind: "put-resource-policy", content }];

/** What is there and not in the file: units from the deepest, and policies, can be deleted; accounts never are. */
function removalSteps(live: LiveOrganization | undefined, index: LiveIndex, desired: Desired) {
  const units = [...index.units.keys()]
    .filter((key) => !desired.units.some((unit) => unit.key === key))
    .reverse();
  const policies = (live?.policies ?? []).filter(
    ({ awsManaged, type, name }) =>
      !awsManaged && !desired.policies.some((one) => one.type === type && one.name === name),
  );
  const accounts = [...index.accounts.keys()].filter(
    (key) => key !== managementKey && !desired.accounts.some((account) => account.key === key),
  );
  const detachments = policies.flatMap(({ type, name, targets }) =>
    targets.flatMap((id): Step[] => {
      const target = index.keys.get(id);
      return target === undefined
        ? []
        : [{ kind: "detach-policy", policy: { type, name }, target }];
    }),
  );
  const steps: Step[] = [
    ...detachments,
    ...policies.map(({ type, name }): Step => ({ kind: "delete-policy", policy: { type, name } })),
    ...units.map((unit): Step => ({ kind: "delete-unit", unit })),
  ];
  const drift = [
    ...units.map((key) => `the unit ${key} is not in the file`),
    ...policies.map(({ name, type }) => `the policy ${name} (${type}) is not in the file`),
    ...accounts.map((key) => `the account ${key} is not in the file`),
  ];
  return { steps, drift };
}

const namesThatDiffer = (index: LiveIndex, { accounts }: Desired): readonly string[] =>
  accounts.flatMap(({ key, name }) => {
    const known = index.accounts.get(key);
    return known === undefined || key === managementKey || known.name === name
      ? []
      : [`the account ${key} is named ${known.name}, not ${name}: Organizations can't rename it`];
  });
