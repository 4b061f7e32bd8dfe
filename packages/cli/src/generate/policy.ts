import { type Generalisation, usedPolicy } from "@ostiary/practices";
import { type SnapshotSource, takeSnapshot } from "../collect/take-snapshot.ts";

/** The options of the command. */
export interface GeneratePolicy extends SnapshotSource {
  readonly principal: string;
  readonly resources: Generalisation;
}

/** `ostiary generate policy`: writes the policy to standard output, and what it could not name to standard error. */
export async function generatePolicy(options: GeneratePolicy): Promise<void> {
  const snapshot = await takeSnapshot(options);
  const account = snapshot.accounts.find(({ id }) => options.principal.split(":")[4] === id);
  if (account?.activity === undefined) {
    throw new Error(
      "The snapshot holds no activity of that principal's account: give CloudTrail records, too.",
    );
  }
  const used = usedPolicy(account.activity, options.principal, options.resources);
  if (used === undefined)
    throw new Error(`The records hold nothing that ${options.principal} did.`);
  console.log(JSON.stringify(used.policy, null, 2));
  console.error(`Of what was used from ${used.window.from} to ${used.window.to}.`);
  if (used.onEverything.length > 0) {
    console.error(
      `On everything, as the records don't tell on what, or on too many: ${used.onEverything.join(", ")}.`,
    );
  }
}
