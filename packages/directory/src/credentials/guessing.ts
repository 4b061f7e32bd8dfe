import { failedGuesses } from "../entities/failed-guesses.ts";
import type { AccountReader, AccountWriter } from "../store/account-reader.ts";

/** Wrong guesses in a row that cost nothing but the guess. */
const freeGuesses = 5;
const firstHold = 1_000;
const longestHold = 900_000;

/** For how many milliseconds a secret is held after that many wrong guesses in a row: a second after the fifth, then ever twice as long. */
export const holdAfter = (count: number): number =>
  count < freeGuesses ? 0 : Math.min(longestHold, firstHold * 2 ** (count - freeGuesses));

/** Whether a secret is held: until the hold ends no guess is even looked at. */
export function isHeld(account: AccountReader, secretId: string, now: number): boolean {
  const failed = account.get(failedGuesses, secretId);
  return failed !== undefined && now < failed.last + holdAfter(failed.count);
}

/** Counts a wrong guess. */
export function countFailedGuess(account: AccountWriter, secretId: string, now: number): void {
  const count = (account.get(failedGuesses, secretId)?.count ?? 0) + 1;
  account.put(failedGuesses, { id: secretId, count, last: now });
}

/** Begins to count anew, after a right guess or when the secret is gone. */
export function forgetFailedGuesses(account: AccountWriter, secretId: string): void {
  if (account.get(failedGuesses, secretId) !== undefined) account.delete(failedGuesses, secretId);
}
