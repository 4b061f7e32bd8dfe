import type { Traffic } from "../load/generate.ts";
import type { Effort } from "../measure/effort.ts";
import type { MeasuredStart } from "../measure/start.ts";
import type { MeasuredRounds } from "../measure/throughput.ts";
import { type Spread, spread } from "../statistics.ts";

/** Everything that a run has measured. */
export interface Results {
  readonly machine: string;
  readonly effort: Effort;
  /** The generator against a server that does nothing. */
  readonly ceiling: Traffic;
  readonly throughput: readonly MeasuredRounds[];
  readonly postgres: MeasuredRounds | undefined;
  readonly starts: readonly MeasuredStart[];
  /** Resident MB after the load, by peer. */
  readonly loadedMegabytes: ReadonlyMap<string, number>;
}

/** One operation on both servers. */
export interface Comparison {
  readonly operation: string;
  readonly ours: Rounds;
  readonly theirs: Rounds;
  /** How many times as many requests a second, median to median. */
  readonly ratio: number;
}

/** The rounds of an operation on one server, each figure over all of them. */
export type Rounds = Readonly<Record<keyof Traffic, Spread>>;

export const roundsOf = (rounds: readonly Traffic[]): Rounds => ({
  sent: spread(rounds.map(({ sent }) => sent)),
  perSecond: spread(rounds.map(({ perSecond }) => perSecond)),
  median: spread(rounds.map(({ median }) => median)),
  p99: spread(rounds.map(({ p99 }) => p99)),
  serverCores: spread(rounds.map(({ serverCores }) => serverCores)),
  generatorCores: spread(rounds.map(({ generatorCores }) => generatorCores)),
});

export const comparisons = ({ throughput }: Results): readonly Comparison[] => compared(throughput);

/** Each operation on Ostiary beside moto. */
export function compared(throughput: readonly MeasuredRounds[]): readonly Comparison[] {
  const by = Map.groupBy(throughput, ({ operation }) => operation);
  return [...by].map(([operation, measured]) => {
    const of = (name: string): Rounds =>
      roundsOf(measured.find(({ peer }) => peer === name)?.rounds ?? []);
    const [ours, theirs] = [of("Ostiary"), of("moto")];
    return { operation, ours, theirs, ratio: ours.perSecond.median / theirs.perSecond.median };
  });
}
