import { type CompiledLayers, compileLayers, decide, type PolicyRequest } from "@ostiary/policy";
import { costs } from "../cost.ts";
import type { Effort } from "../effort.ts";
import { crowdedWorkload, layersOf } from "../workload.ts";

/** The cost of a decision among so many statements, in microseconds. */
export interface Crowd {
  readonly statements: number;
  readonly mean: number;
}

const sizes = [10, 100, 1_000, 10_000];

function batch(requests: readonly PolicyRequest[], layers: CompiledLayers) {
  return {
    units: requests.length,
    run: () => {
      for (const request of requests) decide(request, layers);
    },
  };
}

/** What more statements cost. */
export function measureGrowth(effort: Effort): readonly Crowd[] {
  const batches = sizes.map((size) => {
    const workload = crowdedWorkload(size);
    return batch(workload.requests, compileLayers(layersOf(workload)));
  });
  const milliseconds = effort.batchMilliseconds;
  costs(batches, { rounds: 5, milliseconds });
  const means = costs(batches, { rounds: effort.rounds * 2, milliseconds });
  return sizes.map((statements, place) => ({ statements, mean: means[place] ?? Number.NaN }));
}
