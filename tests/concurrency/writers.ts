import { IAMClient, IAMServiceException } from "@aws-sdk/client-iam";
import type { ClientSettings } from "../running-server.ts";
import { type Acknowledged, acknowledged } from "./acknowledged.ts";
import { diceOf } from "./dice.ts";
import { falling } from "./falling.ts";
import { level } from "./level.ts";
import { namesOf } from "./names.ts";
import type { RandomOperation } from "./random-operation.ts";
import { rising } from "./rising.ts";

const writerCount = 200;
/** Operations of each writer on one tide; the tides change four times. */
const steps = 8;
const tides = [rising, falling, rising, falling].map((tide) =>
  Object.entries({ ...tide, ...level }),
);

/** What the writers saw. */
export interface Outcome {
  readonly acknowledged: Acknowledged;
  /** How often each operation was acknowledged, or refused with a code: `CreateUser`, `CreateUser EntityAlreadyExists`. */
  readonly answers: ReadonlyMap<string, number>;
}

/** Lets 200 writers loose on an account at once, each on the node after that of the one before. */
export async function write(
  nodes: readonly ClientSettings[],
  accountId: string,
  seed: number,
): Promise<Outcome> {
  const known = acknowledged();
  const answers = new Map<string, number>();
  const count = (answer: string): void => {
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  };

  async function attempt(
    name: string,
    operation: RandomOperation,
    run: Parameters<RandomOperation>,
  ) {
    try {
      known.note(await operation(...run));
      count(name);
    } catch (error) {
      if (!(error instanceof IAMServiceException)) throw error;
      count(`${name} ${error.name.replace(/Exception$/, "")}`);
    }
  }

  async function writer(at: number): Promise<void> {
    const settings = nodes[at % nodes.length];
    if (settings === undefined) throw new Error("There is no node.");
    const iam = new IAMClient(settings);
    const dice = diceOf(seed + at);
    const names = namesOf(dice, accountId);
    for (const tide of tides) {
      for (let step = 0; step < steps; step += 1) {
        const drawn = tide[dice.below(tide.length)];
        if (drawn !== undefined) await attempt(...drawn, [iam, names]);
      }
    }
    iam.destroy();
  }

  await Promise.all(Array.from({ length: writerCount }, (_, at) => writer(at)));
  return { acknowledged: known, answers };
}
