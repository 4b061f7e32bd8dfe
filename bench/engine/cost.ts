/** The processor time of this process in microseconds: other work on the machine does not count, collecting garbage does. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Something that is run many times: each run does `units` of what is counted. */
export interface Batch {
  readonly units: number;
  readonly run: () => unknown;
}

/** Microseconds of one unit, measured over at least so much processor time. */
function once({ units, run }: Batch, milliseconds: number): number {
  const begun = cpuMicroseconds();
  let runs = 0;
  let spent = 0;
  while (spent < milliseconds * 1000) {
    run();
    runs += 1;
    spent = cpuMicroseconds() - begun;
  }
  return spent / runs / units;
}

/**
 * Microseconds of one unit of each batch: the least of the rounds, in which the batches take turns. What is least was disturbed
 * least.
 */
export function costs(
  batches: readonly Batch[],
  { rounds, milliseconds }: { readonly rounds: number; readonly milliseconds: number },
): readonly number[] {
  const least = batches.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, batch] of batches.entries()) {
      least[place] = Math.min(least[place] ?? 0, once(batch, milliseconds));
    }
  }
  return least;
}
