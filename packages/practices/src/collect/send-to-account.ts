import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { type Send, sendWith } from "../fix/apply-fixes.ts";
import { clientsFor, type Target } from "./clients.ts";

/** Something that sends calls of IAM to an account, once it is sure that the credentials are of that account. */
export async function sendToAccount(target: Target, account: string): Promise<Send> {
  const { iam, sts } = await clientsFor(target);
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  if (account !== "" && Account !== account) {
    throw new Error(
      `The changes are for the account ${account}, and the credentials are of ${Account}.`,
    );
  }
  return await sendWith(iam);
}
