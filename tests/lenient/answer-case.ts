import type { Clients } from "./clients.ts";

/** What a call gives in each mode; where a mode refuses it, the code. */
export interface AnswerCase {
  readonly operation: string;
  readonly does: string;
  readonly call: (clients: Clients) => Promise<unknown>;
  readonly strict: unknown;
  readonly lenient: unknown;
}
