import type { Coverage, Input } from "../snapshot/index.ts";
import { type Asking, asking } from "./asking.ts";
import type { Limit } from "./limit.ts";
import type { Session, Source } from "./source.ts";

/** How far one input of one account is. */
export interface CollectProgress {
  readonly account: string;
  readonly input: Input;
  /** Of what the input is asked about, once that is known. */
  readonly done?: number;
  readonly total?: number;
  /** Set when the input is finished. */
  readonly coverage?: Coverage;
}

/** A part that fails in a way that no call does leaves a gap, too: no input stops the others. */
async function guarded(session: Session, asks: Asking, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    session.signal.throwIfAborted();
    asks.gap(`It could not be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Collects all sources at once, those about users as soon as the users are named; says how much of each there is. */
export async function runSources(
  session: Omit<Session, "progress">,
  sources: readonly Source[],
  limit: Limit,
  onProgress: (progress: CollectProgress) => void,
): Promise<ReadonlyMap<Source, Coverage>> {
  const account = session.account.id;
  const parts = sources.map((source) => {
    const { input } = source;
    const progress = (done: number, total: number) => onProgress({ account, input, done, total });
    return { source, own: { ...session, progress }, asks: asking(limit, session.signal) };
  });
  for (const { input } of sources) onProgress({ account, input });
  const named = Promise.all(
    parts.map(({ source, own, asks }) =>
      guarded(own, asks, async () => source.nameUsers?.(own, asks)),
    ),
  );
  const coverages = new Map<Source, Coverage>();
  await Promise.all(
    parts.map(async ({ source, own, asks }) => {
      if (source.ofUsers) await named;
      await guarded(own, asks, () => source.collect(own, asks));
      const coverage = asks.coverage();
      coverages.set(source, coverage);
      onProgress({ account, input: source.input, coverage });
    }),
  );
  await named;
  return coverages;
}
