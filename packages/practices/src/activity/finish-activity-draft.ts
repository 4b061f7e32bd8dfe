import { inOrder } from "../draft/index.ts";
import type { ActionUse, ActivitySnapshot, PrincipalActivity } from "../snapshot/index.ts";
import type { ActionDraft, ActivityDraft, PrincipalDraft } from "./activity-draft.ts";

const texts = (set: ReadonlySet<string>): readonly string[] => inOrder(set, (text) => text);

function finishAction(action: string, use: ActionDraft): ActionUse {
  const used = use.count > 0;
  return {
    action,
    count: use.count,
    firstAt: used ? use.firstAt : use.firstDenied,
    lastAt: used ? use.lastAt : use.lastDenied,
    resources: texts(use.resources),
    ...(use.moreResources && { moreResources: true }),
    ...(use.unknownResources && { unknownResources: true }),
    ...(use.denied > 0 && { denied: use.denied }),
    ...(use.addresses.size > 0 && { sourceAddresses: texts(use.addresses) }),
    ...(use.agents.size > 0 && { userAgents: texts(use.agents) }),
    ...(use.withMfa && { withMfa: true }),
    ...(use.withoutMfa && { withoutMfa: true }),
    ...(use.regions.size > 0 && { regions: texts(use.regions) }),
  };
}

function finishPrincipal(arn: string, principal: PrincipalDraft): PrincipalActivity {
  const actions = [...principal.actions].map(([action, use]) => finishAction(action, use));
  const { signIns, lastSignIn, signInsWithoutMfa } = principal;
  return {
    arn,
    actions: inOrder(actions, ({ action }) => action),
    ...(principal.assumedBy.size > 0 && { assumedBy: texts(principal.assumedBy) }),
    ...(signIns > 0 && {
      signIns: {
        count: signIns,
        lastAt: lastSignIn,
        ...(signInsWithoutMfa > 0 && { withoutMfa: signInsWithoutMfa }),
      },
    }),
  };
}

/** Whether some of an account's records are of data: of objects, of invocations … */
export const hasDataEvents = ({ accounts }: ActivityDraft, account: string): boolean =>
  (accounts.get(account)?.dataEvents ?? 0) > 0;

/** What the records tell of an account; undefined where there were none of it. */
export function finishActivityDraft(
  draft: ActivityDraft,
  account: string,
  source: ActivitySnapshot["source"],
): ActivitySnapshot | undefined {
  const found = draft.accounts.get(account);
  if (found === undefined) return undefined;
  const principals = [...found.principals].map(([arn, principal]) =>
    finishPrincipal(arn, principal),
  );
  return {
    from: found.from,
    to: found.to,
    source,
    events: found.events,
    ...(found.unread > 0 && { unreadEvents: found.unread }),
    principals: inOrder(principals, ({ arn }) => arn),
  };
}
