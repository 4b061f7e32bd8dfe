import type { Clients } from "./clients.ts";

/** A call that is refused in other words by each mode. */
export interface WordCase {
  readonly does: string;
  readonly first?: (clients: Clients) => Promise<unknown>;
  readonly call: (clients: Clients) => Promise<unknown>;
  /** What a strict server says, as AWS does. */
  readonly strict: readonly [name: string, message: string];
  /** What a lenient server says, as moto does. */
  readonly lenient: readonly [name: string, message: string];
}
