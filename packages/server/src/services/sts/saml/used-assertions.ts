import { createHash } from "node:crypto";
import { type AccountWriter, usedAssertions } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import type { SamlIdentity } from "../../../caller/federation.ts";

/** How many that have ended are forgotten with each use, so that none costs much. */
const forgottenAtOnce = 50;

/** Takes an assertion for its one use: it opens no second session, on no node. */
export function useAssertion(
  account: AccountWriter,
  { assertionId, provider, usableUntil }: SamlIdentity,
  now: number,
): void {
  const digest = createHash("sha256").update(`${provider} ${assertionId}`).digest("hex");
  const id = `${String(usableUntil).padStart(15, "0")}-${digest}`;
  if (account.get(usedAssertions, id) !== undefined) {
    throw serviceError("InvalidIdentityToken", "The assertion was used before.");
  }
  const ended: string[] = [];
  for (const used of account.list(usedAssertions)) {
    if (used.until >= now || ended.length === forgottenAtOnce) break;
    ended.push(used.id);
  }
  for (const one of ended) account.delete(usedAssertions, one);
  account.put(usedAssertions, { id, until: usableUntil });
}
