import type { ActivitySnapshot, PrincipalActivity, ServiceUse } from "../snapshot/index.ts";
import type { AccountDraft } from "./account-draft.ts";
import { inOrder } from "./in-order.ts";

const day = 86_400_000;

/** How long IAM keeps when services were last used ("Refine permissions in AWS using last accessed information"). */
const trackedDays = 400;

const withServices = (
  arn: string,
  principal: PrincipalActivity | undefined,
  services: readonly ServiceUse[],
): PrincipalActivity => ({
  ...(principal ?? { arn, actions: [] }),
  services: inOrder(services, ({ service }) => service),
});

/** What the records and the last access to services say together. */
export function finishActivity(draft: AccountDraft): ActivitySnapshot | undefined {
  const { activity, lastAccess, lastAccessAt } = draft;
  if (lastAccessAt === undefined) return activity;
  const from = new Date(Date.parse(lastAccessAt) - trackedDays * day).toISOString();
  const principals = new Map(activity?.principals.map((principal) => [principal.arn, principal]));
  for (const [arn, services] of lastAccess) {
    principals.set(arn, withServices(arn, principals.get(arn), services));
  }
  return {
    ...(activity ?? { from, to: lastAccessAt, source: "last-accessed", events: 0 }),
    servicesFrom: from,
    principals: inOrder(principals.values(), ({ arn }) => arn),
  };
}
