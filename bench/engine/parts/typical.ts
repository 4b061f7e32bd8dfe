import { type CompiledLayers, compileLayers, decide, explain, type Layers } from "@ostiary/policy";
import { percentile } from "../../statistics.ts";
import { costs } from "../cost.ts";
import type { Effort } from "../effort.ts";
import { heapBytes, liveBytes } from "../heap.ts";
import { layersOf, typicalWorkload } from "../workload.ts";

/** One lane over the typical stack; microseconds of processor time. */
export interface Lane {
  /** A decision, all requests taken in turns. */
  readonly mean: number;
  /** Over the requests, each decided again and again. */
  readonly p50: number;
  readonly p99: number;
  /** Bytes that one decision leaves behind. */
  readonly bytes: number;
}

export interface TypicalResult {
  readonly requests: number;
  readonly decide: Lane;
  readonly explain: Lane;
}

type Decide = (place: number) => unknown;

const { requests } = typicalWorkload;
const repeats = 100;

/** Bytes left behind by one decision, the least of three looks; the heap has so much room that nothing is collected meanwhile. */
const bytesOf = (decideOne: Decide, decisions: number): number =>
  Math.min(...[1, 2, 3].map(() => bytesOnce(decideOne, decisions)));

function bytesOnce(decideOne: Decide, decisions: number): number {
  const decideAll = (): void => {
    for (let place = 0; place < requests.length; place += 1) decideOne(place);
  };
  // The first heap reading makes objects of its own.
  liveBytes();
  const before = liveBytes();
  const passes = Math.ceil(decisions / requests.length);
  for (let pass = 0; pass < passes; pass += 1) decideAll();
  return Math.max(0, heapBytes() - before) / passes / requests.length;
}

function laneOf(decideOne: Decide, decisions: number, effort: Effort): Lane {
  const all = {
    units: requests.length,
    run: () => {
      for (let place = 0; place < requests.length; place += 1) decideOne(place);
    },
  };
  const milliseconds = effort.batchMilliseconds;
  costs([all], { rounds: 10, milliseconds });
  const [mean = Number.NaN] = costs([all], { rounds: effort.rounds * 2, milliseconds });
  const bytes = bytesOf(decideOne, decisions);
  const each = requests.map((_, place) => ({
    units: repeats,
    run: () => {
      for (let count = 0; count < repeats; count += 1) decideOne(place);
    },
  }));
  const single = costs(each, { rounds: effort.rounds, milliseconds: 1 });
  return { mean, p50: percentile(single, 0.5), p99: percentile(single, 0.99), bytes };
}

const deciding =
  (compiled: CompiledLayers): Decide =>
  (place) => {
    const request = requests[place];
    return request && decide(request, compiled);
  };

const explaining =
  (layers: Layers): Decide =>
  (place) => {
    const request = requests[place];
    return request && explain(request, layers);
  };

/** Both lanes over the typical stack. */
export function measureTypical(effort: Effort): TypicalResult {
  const layers = layersOf(typicalWorkload);
  return {
    requests: requests.length,
    decide: laneOf(deciding(compileLayers(layers)), effort.decisions, effort),
    explain: laneOf(explaining(layers), 2_000, effort),
  };
}
