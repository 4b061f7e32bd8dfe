import { setTimeout as sleep } from "node:timers/promises";
import { type FailedGuesses, failedGuesses, holdAfter } from "@ostiary/directory";
import type { TestServer } from "./running-server.ts";

async function failedAt(running: TestServer, secretId: string): Promise<FailedGuesses | undefined> {
  const { accountId, state } = running.server;
  await state.directory.fresh();
  return (await state.directory.view(accountId))?.get(failedGuesses, secretId);
}

/** How many wrong guesses in a row a device (by its serial number) or a password (by its user's id) has had. */
export const guessesOf = async (running: TestServer, secretId: string): Promise<number> =>
  (await failedAt(running, secretId))?.count ?? 0;

/** Waits until a device or a password is held no more. */
export async function released(running: TestServer, secretId: string): Promise<void> {
  const failed = await failedAt(running, secretId);
  if (failed === undefined) throw new Error(`Nobody guessed at ${secretId}.`);
  await sleep(Math.max(0, failed.last + holdAfter(failed.count) - Date.now() + 50));
}
