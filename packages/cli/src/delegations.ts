import {
  type DelegationRequest,
  delegationRequests,
  requestedDelegations,
  sealTradeInToken,
} from "@ostiary/directory";
import { openDataFolder } from "./data-folder.ts";

export interface DelegationsOptions {
  readonly accountId?: string;
  readonly data?: string;
  readonly database?: string;
  readonly keyFile?: string;
}

/** What the requestor is told of a request, in the stead of a notification. */
function told(request: DelegationRequest, token: string | undefined) {
  const { id, workflowId, notificationChannel, state, updateDate, sessionDuration } = request;
  return {
    DelegationRequestId: id,
    RequestorWorkflowId: workflowId,
    NotificationChannel: notificationChannel,
    State: state,
    UpdatedTime: new Date(updateDate).toISOString(),
    ...(token !== undefined && {
      TradeInToken: token,
      Expiration: new Date(updateDate + sessionDuration * 1000).toISOString(),
    }),
  };
}

const isOpen = ({ state, updateDate, sessionDuration }: DelegationRequest): boolean =>
  state === "FINALIZED" && updateDate + sessionDuration * 1000 > Date.now();

/** `ostiary delegations`: what AWS publishes to the topic of a request. Works beside a running server, and without one. */
export async function delegations(options: DelegationsOptions): Promise<void> {
  const { directory } = await openDataFolder(options);
  try {
    const accountId = options.accountId ?? directory.accountIds()[0] ?? "";
    const account = await directory.view(accountId);
    if (account === undefined) throw new Error(`There is no account ${accountId}.`);
    for (const { id, ownerAccountId = accountId } of account.list(requestedDelegations)) {
      const request = (await directory.view(ownerAccountId))?.get(delegationRequests, id);
      if (request === undefined) continue;
      const token = isOpen(request) ? sealTradeInToken(directory.secrets, id) : undefined;
      console.log(JSON.stringify(told(request, token)));
    }
  } finally {
    await directory.close();
  }
}
