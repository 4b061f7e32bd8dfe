/** Whether the views are as new as the database, asked on behalf of many callers. */
export interface Freshness {
  fresh(): Promise<void>;
  stop(): void;
}

interface Question {
  /** Asks the database and brings the views up to it; never rejects. */
  ask(): Promise<void>;
  readonly degraded: boolean;
  /** An answer took too long. */
  late(): void;
}

const pollInterval = 200;
const longestWait = 1_000;
/** While the database is known to be gone, callers should not all pay for finding out again. */
const longestWaitDegraded = 50;

/**
 * Asks every 200 ms, and for callers: those that come while a question is under way share the next one, as an answer already
 * on its way may not know of their write. A database that no other node writes to is never asked.
 */
export function freshness(sharedByManyNodes: boolean, question: Question): Freshness {
  let asking: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function ask(): Promise<void> {
    asking = question.ask().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  function askAfterThis(): Promise<void> {
    if (asking === undefined) return ask();
    next ??= asking.then(() => {
      next = undefined;
      return ask();
    });
    return next;
  }

  function within(limit: number, answer: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        question.late();
        resolve();
      }, limit);
      void answer.then(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  const poll = sharedByManyNodes
    ? setInterval(() => {
        if (asking === undefined) void ask();
      }, pollInterval).unref()
    : undefined;

  return {
    fresh: () =>
      sharedByManyNodes
        ? within(question.degraded ? longestWaitDegraded : longestWait, askAfterThis())
        : Promise.resolve(),
    stop: () => clearInterval(poll),
  };
}
