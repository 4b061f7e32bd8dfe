import {
  CreateAccountCommand,
  type CreateAccountStatus,
  DescribeCreateAccountStatusCommand,
  type OrganizationsClient,
  paginateListCreateAccountStatus,
} from "@aws-sdk/client-organizations";
import type { Tags } from "../live/live-organization.ts";
import { tagList } from "./tag-list.ts";

export interface Waiting {
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** How often to look. */
  readonly times: number;
}

/** AWS makes an account in some minutes. */
export const patient: Waiting = { interval: 3_000, times: 400 };

/** Makes an account and waits until it is there. Gives its id. */
export async function createAccount(
  client: OrganizationsClient,
  account: { readonly name: string; readonly email: string; readonly tags: Tags },
  waiting: Waiting,
): Promise<string> {
  const { CreateAccountStatus } = await client.send(
    new CreateAccountCommand({
      AccountName: account.name,
      Email: account.email,
      Tags: tagList(account.tags),
    }),
  );
  const { AccountId } = await finished(client, CreateAccountStatus ?? {}, waiting);
  if (AccountId === undefined) throw new Error(`The account ${account.email} has no id.`);
  return AccountId;
}

/** Waits for accounts whose making was begun before, by a run that was ended; tells whether there were any. */
export async function awaitAccounts(
  client: OrganizationsClient,
  waiting: Waiting,
): Promise<boolean> {
  let any = false;
  const pages = paginateListCreateAccountStatus({ client }, { States: ["IN_PROGRESS"] });
  for await (const { CreateAccountStatuses = [] } of pages) {
    // One that fails is made anew by its step.
    for (const status of CreateAccountStatuses) {
      any = true;
      await settled(client, status, waiting);
    }
  }
  return any;
}

async function finished(
  client: OrganizationsClient,
  begun: CreateAccountStatus,
  waiting: Waiting,
): Promise<CreateAccountStatus> {
  const status = await settled(client, begun, waiting);
  if (status.State === "SUCCEEDED") return status;
  const { AccountName, FailureReason = "IN_PROGRESS" } = status;
  throw new Error(`The account ${AccountName} could not be made: ${FailureReason}.`);
}

async function settled(
  client: OrganizationsClient,
  begun: CreateAccountStatus,
  { interval, times }: Waiting,
): Promise<CreateAccountStatus> {
  let status = begun;
  for (let looks = 0; status.State === "IN_PROGRESS" && looks < times; looks += 1) {
    const id = { CreateAccountRequestId: begun.Id };
    const described = await client.send(new DescribeCreateAccountStatusCommand(id));
    status = described.CreateAccountStatus ?? status;
    if (status.State === "IN_PROGRESS") await pause(interval);
  }
  return status;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
