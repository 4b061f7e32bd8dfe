import { cpuSeconds } from "../process-usage.ts";
import { percentile } from "../statistics.ts";
import { carry } from "./connection.ts";

/** A stream of requests to one server. */
export interface Load {
  readonly port: number;
  /** The server's process, whose processor time is told. */
  readonly pid: number;
  readonly connections: number;
  /** Sent in order; `cycled`: again from the first one after the last. */
  readonly requests: readonly Uint8Array[];
  readonly cycled: boolean;
  /** Ends earlier where the requests run out. */
  readonly seconds: number;
  /** Milliseconds that every connection pauses before a request, on average; absent: the server is kept busy all the time. */
  readonly pause?: number;
}

/** What a stream of requests met. */
export interface Traffic {
  readonly sent: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  /** Shares of one core. */
  readonly serverCores: number;
  readonly generatorCores: number;
}

/** A measurement in which calls failed measures nothing. */
export class FailedCallsError extends Error {
  override readonly name = "FailedCallsError";
}

/** Keeps connections busy, with their pauses, until the time is over or the requests have run out. Throws FailedCallsError unless every answer is 200. */
export async function generate(load: Load): Promise<Traffic> {
  const { port, pid, connections, requests, cycled, seconds, pause } = load;
  const milliseconds: number[] = [];
  const failures: string[] = [];
  let sent = 0;
  const ownBefore = process.cpuUsage();
  const serverBefore = cpuSeconds(pid);
  const begun = performance.now();
  const deadline = begun + seconds * 1000;
  const traffic = {
    // Between half and one and a half of it: connections must not come in step with one another.
    ...(pause !== undefined && { pause: () => pause * (0.5 + Math.random()) }),
    next(): Uint8Array | undefined {
      if (performance.now() >= deadline) return undefined;
      const request = requests[cycled ? sent % requests.length : sent];
      if (request !== undefined) sent += 1;
      return request;
    },
    answered(status: number, took: number, text: string): void {
      if (status === 200) milliseconds.push(took);
      else failures.push(text);
    },
  };
  await Promise.all(Array.from({ length: connections }, () => carry(port, traffic)));
  const elapsed = (performance.now() - begun) / 1000;
  const own = process.cpuUsage(ownBefore);
  const [failure] = failures;
  if (failure !== undefined) {
    throw new FailedCallsError(
      `${failures.length} of ${sent} calls failed; the first:\n${failure}`,
    );
  }
  return {
    sent,
    perSecond: sent / elapsed,
    median: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    serverCores: (cpuSeconds(pid) - serverBefore) / elapsed,
    generatorCores: (own.user + own.system) / 1e6 / elapsed,
  };
}
