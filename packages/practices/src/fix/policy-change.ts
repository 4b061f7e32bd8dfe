import { type AccountModel, defaultDocument } from "../model/account-model.ts";
import type { Change, Holder } from "./change.ts";

/** The change of a policy's text, wherever it lies, and what takes it back. */
export interface PolicyChange {
  readonly change: Change;
  readonly undo: Change;
}

/**
 * Changes a policy, a managed one by its ARN, or an inline one by its holder's ARN and its name. Undefined where there is none, it cannot be
 * changed, or the edit leaves it as it is.
 */
export function policyChange(
  { account }: AccountModel,
  arn: string,
  name: string,
  edit: (document: string) => string | undefined,
): PolicyChange | undefined {
  const managed = account.policies.find((policy) => policy.arn === arn);
  if (managed !== undefined) {
    const before = defaultDocument(managed);
    const after = before === undefined ? undefined : edit(before);
    if (before === undefined || after === undefined || same(before, after)) return undefined;
    return {
      change: { do: "create-policy-version", arn, document: after },
      undo: { do: "create-policy-version", arn, document: before },
    };
  }
  for (const [kind, holders] of [
    ["user", account.users],
    ["group", account.groups],
    ["role", account.roles],
  ] as const) {
    const holder = holders.find((one) => one.arn === arn);
    const before = holder?.inlinePolicies.find((policy) => policy.name === name)?.document;
    if (holder === undefined || before === undefined) continue;
    const after = edit(before);
    if (after === undefined || same(before, after)) return undefined;
    const place: Holder = { kind, name: holder.name };
    return {
      change: { do: "put-inline-policy", in: place, name, document: after },
      undo: { do: "put-inline-policy", in: place, name, document: before },
    };
  }
  return undefined;
}

const same = (a: string, b: string): boolean =>
  JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
