import { compileLayers, compilePolicy, decide, parsePolicy } from "@ostiary/policy";
import { type AdversarialCase, adversarialCases } from "../adversarial-policies.ts";
import { type Batch, costs } from "../cost.ts";
import type { Effort } from "../effort.ts";

/** The cost of one decision under a policy that was made to be slow, in microseconds. */
export interface Adversity {
  readonly name: string;
  readonly microseconds: number;
  /** Many patterns have taken it together. */
  readonly many: boolean;
}

function batchOf({ name, kind, statements, request }: AdversarialCase): Batch {
  const parsed = parsePolicy(
    JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    kind,
  );
  if (!parsed.ok) throw new Error(`${name}: ${parsed.findings[0].message}`);
  const attached = { id: name, source: "none", policy: compilePolicy(parsed.policy) } as const;
  const layers = compileLayers(
    kind === "identity" ? { identity: [attached] } : { identity: [], resource: attached },
  );
  return { units: 1, run: () => decide(request, layers) };
}

/** The slowest decisions that could be thought of, the slowest first. */
export function measureAdversarial(effort: Effort): readonly Adversity[] {
  const batches = adversarialCases.map(batchOf);
  const measured = costs(batches, { rounds: effort.rounds, milliseconds: 2 });
  return adversarialCases
    .map(({ name, many = false }, place) => ({
      name,
      many,
      microseconds: measured[place] ?? Number.NaN,
    }))
    .sort((one, other) => other.microseconds - one.microseconds);
}
