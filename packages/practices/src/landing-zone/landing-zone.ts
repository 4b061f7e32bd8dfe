import { clientsFor, type Target } from "../collect/clients.ts";
import { type ApplyOptions, applyPlan } from "./apply/apply-plan.ts";
import { awaitAccounts, patient } from "./apply/create-account.ts";
import { fileOf, printFile } from "./file/export-organization.ts";
import type { LiveOrganization } from "./live/live-organization.ts";
import { readLive } from "./live/read-live.ts";
import type { Desired } from "./plan/desired.ts";
import { type Plan, type PlanOptions, planOf } from "./plan/plan.ts";

/** A plan with the organization that it was made for. */
export interface LandingZone {
  readonly live: LiveOrganization | undefined;
  readonly plan: Plan;
  /** Performs the plan. Throws StepError. */
  apply(options?: ApplyOptions): Promise<void>;
}

/** Reads the organization of the caller's account and plans what it takes to what is wanted. */
export async function landingZone(
  at: Target,
  desired: Desired,
  options: PlanOptions & Pick<ApplyOptions, "waiting"> = {},
): Promise<LandingZone> {
  const client = (await clientsFor(at)).organizations;
  const { waiting = patient } = options;
  let live = await readLive(client);
  if (live !== undefined && (await awaitAccounts(client, waiting))) live = await readLive(client);
  const plan = planOf(live, desired, options);
  return { live, plan, apply: (more = {}) => applyPlan(client, live, plan, { waiting, ...more }) };
}

/** The organization of the caller's account as a file. */
export async function exportOrganization(at: Target): Promise<string> {
  const live = await readLive((await clientsFor(at)).organizations);
  if (live === undefined) throw new Error("The account is in no organization.");
  return printFile(fileOf(live));
}
