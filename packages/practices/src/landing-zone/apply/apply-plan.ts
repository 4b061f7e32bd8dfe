import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { LiveOrganization } from "../live/live-organization.ts";
import type { Plan } from "../plan/plan.ts";
import { type Step, stepLine } from "../plan/step.ts";
import { patient, type Waiting } from "./create-account.ts";
import { knownIds } from "./known-ids.ts";
import { performStep } from "./perform-step.ts";

/** A step failed. Those before it are done, and a new run goes on after them. */
export class StepError extends Error {
  override readonly name = "StepError";
  readonly step: Step;
  constructor(step: Step, done: number, of: number, cause: unknown) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    super(
      `${stepLine(step)}: ${reason} (${done} of ${of} steps are done; the same command goes on.)`,
    );
    this.step = step;
    this.cause = cause;
  }
}

export interface ApplyOptions {
  readonly onStep?: (step: Step) => void;
  readonly waiting?: Waiting;
}

/** Performs a plan step by step. Throws StepError. */
export async function applyPlan(
  client: OrganizationsClient,
  live: LiveOrganization | undefined,
  { steps }: Plan,
  { onStep = () => {}, waiting = patient }: ApplyOptions = {},
): Promise<void> {
  const ids = knownIds(live);
  for (const [done, step] of steps.entries()) {
    try {
      await performStep(client, step, ids, waiting);
    } catch (error) {
      throw new StepError(step, done, steps.length, error);
    }
    onStep(step);
  }
}
