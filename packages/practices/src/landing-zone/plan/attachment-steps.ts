import type { LiveOrganization } from "../live/live-organization.ts";
import { type Desired, type DesiredTarget, rootKey } from "./desired.ts";
import type { LiveIndex } from "./live-index.ts";
import type { PolicyKey, Step } from "./step.ts";

/** AWS's own policies, which each target has from the moment their type is enabled. */
const full: Readonly<Record<string, string>> = {
  SERVICE_CONTROL_POLICY: "FullAWSAccess",
  RESOURCE_CONTROL_POLICY: "RCPFullAWSAccess",
};

/** Where it is not 10 ("Quotas for AWS Organizations"). */
const limits: Readonly<Record<string, number>> = {
  SERVICE_CONTROL_POLICY: 5,
  RESOURCE_CONTROL_POLICY: 5,
  AISERVICES_OPT_OUT_POLICY: 5,
};

/** How many policies of a type a target may have. */
export const attachmentLimit = (type: string): number => limits[type] ?? 10;

export interface AttachmentSteps {
  /** At the root and at units, before accounts come. */
  readonly ofUnits: readonly Step[];
  /** At accounts, before they move. */
  readonly ofAccounts: readonly Step[];
  /** After accounts have moved. */
  readonly detachments: readonly Step[];
}

/** Attaches what is wanted and detaches what is not, at the targets whose policies the file lists. */
export function attachmentSteps(
  live: LiveOrganization | undefined,
  index: LiveIndex,
  desired: Desired,
): AttachmentSteps {
  const detachments: Step[] = [];
  const idOf = ({ key }: DesiredTarget): string | undefined => {
    if (key === rootKey) return live?.root.id;
    return (index.units.get(key) ?? index.accounts.get(key))?.id;
  };
  const steps = (target: DesiredTarget): readonly Step[] => {
    const { policies: wanted, key } = target;
    if (wanted === undefined) return [];
    const now = policiesNow(live, index, idOf(target), desired);
    const then = [
      ...wanted.flatMap((name): PolicyKey[] => {
        const policy = desired.policies.find((one) => one.name === name);
        return policy === undefined ? [] : [{ type: policy.type, name }];
      }),
      ...now.filter(({ type, name }) => full[type] === name && (target.fullAccess || type !== scp)),
      ...(target.fullAccess && desired.policyTypes.includes(scp)
        ? [{ type: scp, name: "FullAWSAccess" }]
        : []),
    ];
    const more = then.filter((one) => !has(now, one));
    const less = now.filter((one) => !has(then, one));
    const { first, later } = inOrder(now, unique(more), less);
    const step = (kind: "attach-policy" | "detach-policy", policy: PolicyKey): Step => ({
      kind,
      policy,
      target: key,
    });
    detachments.push(...later.map((policy) => step("detach-policy", policy)));
    return first.map(({ kind, policy }) => step(kind, policy));
  };
  return {
    ofUnits: [desired.root, ...desired.units].flatMap(steps),
    ofAccounts: desired.accounts.flatMap(steps),
    detachments,
  };
}

const scp = "SERVICE_CONTROL_POLICY";

const has = (all: readonly PolicyKey[], { type, name }: PolicyKey): boolean =>
  all.some((one) => one.type === type && one.name === name);

const unique = (all: readonly PolicyKey[]): readonly PolicyKey[] =>
  all.filter((one, at) => all.findIndex((other) => has([other], one)) === at);

/** The policies at a target when its attachments begin: what it has, and what comes with types that are enabled and with being made. */
function policiesNow(
  live: LiveOrganization | undefined,
  index: LiveIndex,
  id: string | undefined,
  { policyTypes }: Desired,
): readonly PolicyKey[] {
  const listed = id === undefined ? [] : index.at(id).map(({ type, name }) => ({ type, name }));
  const types = id === undefined ? [...policyTypes, ...(live?.policyTypes ?? [])] : policyTypes;
  const coming = types
    .filter((type) => id === undefined || live?.policyTypes.includes(type) !== true)
    .flatMap((type): PolicyKey[] => {
      const name = full[type];
      return name === undefined ? [] : [{ type, name }];
    });
  return unique([...listed, ...coming]);
}

interface Change {
  readonly kind: "attach-policy" | "detach-policy";
  readonly policy: PolicyKey;
}

/**
 * What is attached first, with what has to go before because a target is full; the rest goes later. A target that is full has more than
 * one policy, so that one always stays.
 */
function inOrder(
  now: readonly PolicyKey[],
  more: readonly PolicyKey[],
  less: readonly PolicyKey[],
): { readonly first: readonly Change[]; readonly later: readonly PolicyKey[] } {
  const later = [...less];
  const counts = new Map<string, number>();
  for (const { type } of now) counts.set(type, (counts.get(type) ?? 0) + 1);
  const first = more.flatMap((policy): Change[] => {
    const { type } = policy;
    const count = counts.get(type) ?? 0;
    const leaving = later.findIndex((one) => one.type === type);
    const attach = { kind: "attach-policy", policy } as const;
    if (count < attachmentLimit(type) || leaving < 0) {
      counts.set(type, count + 1);
      return [attach];
    }
    const gone = later.splice(leaving, 1);
    return [...gone.map((one) => ({ kind: "detach-policy", policy: one }) as const), attach];
  });
  return { first, later };
}
