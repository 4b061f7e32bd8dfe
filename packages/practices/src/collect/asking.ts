import { type Answer, isAnswer, textOf } from "../answers/index.ts";
import type { Coverage } from "../snapshot/index.ts";
import type { Limit } from "./limit.ts";

/** What every call of the SDK is sent with. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

export type Send = (options: SendOptions) => Promise<object>;

/** What an error code means instead of a gap: a list that is empty, a thing that is not there. */
export type Meanings = Readonly<Record<string, Answer>>;

/** Asks for one input, and keeps what could not be had. */
export interface Asking {
  /** Sends a call. Where it fails the answer is undefined, and the input has a gap. */
  ask(action: string, send: Send, meanings?: Meanings): Promise<Answer | undefined>;
  /** Sends a call for every page; ends where one fails. */
  pages(
    action: string,
    send: (token: string | undefined, options: SendOptions) => Promise<object>,
    meanings?: Meanings,
  ): AsyncGenerator<Answer>;
  /** Notes a gap that is no failed call. */
  gap(reason: string): void;
  /** How much there is after everything was asked. */
  coverage(): Coverage;
}

/** The code of an error, as its service names it. */
export const codeOf = (error: unknown): string => (error instanceof Error ? error.name : "Unknown");

const refused = /^(AccessDenied|UnauthorizedOperation|NotAuthorized)/;
const notServed = /^(InvalidAction|UnknownOperation|UnknownService|NotImplemented|404)/;

/** What the SDK says of an answer that is neither XML nor JSON, such as an emulator's page of an error. */
const unreadable = /XML parse error|is not valid JSON|Deserialization error/;

function sentence(action: string, error: unknown): string {
  const code = codeOf(error);
  if (refused.test(code)) return `${action} was refused (${code}).`;
  if (notServed.test(code)) return `${action} is not served by this endpoint (${code}).`;
  if (unreadable.test(error instanceof Error ? error.message : "")) {
    return `${action} was answered as AWS never does; this endpoint may not serve it.`;
  }
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `${action} failed (${code}: ${message.slice(0, 200)}).`;
}

/** Where a next page goes on: services differ in the name. */
function continuation(answer: Answer): string | undefined {
  const { Marker, NextToken, nextToken } = answer;
  return [Marker, NextToken, nextToken]
    .map(textOf)
    .find((token) => token !== undefined && token !== "");
}

/** Asks within the limit, until the signal aborts: then the whole run ends with its reason. */
export function asking(limit: Limit, signal: AbortSignal): Asking {
  /** How often each reason was met. */
  const gaps = new Map<string, number>();
  let answered = false;
  const gap = (reason: string): void => {
    gaps.set(reason, (gaps.get(reason) ?? 0) + 1);
  };
  const ask: Asking["ask"] = async (action, send, meanings = {}) => {
    try {
      const answer = await limit(() => {
        signal.throwIfAborted();
        return send({ abortSignal: signal });
      });
      answered = true;
      return isAnswer(answer) ? answer : {};
    } catch (error) {
      signal.throwIfAborted();
      const meaning = Object.hasOwn(meanings, codeOf(error)) ? meanings[codeOf(error)] : undefined;
      if (meaning === undefined) gap(sentence(action, error));
      else answered = true;
      return meaning;
    }
  };
  return {
    ask,
    async *pages(action, send, meanings) {
      let token: string | undefined;
      for (;;) {
        const page = await ask(action, (options) => send(token, options), meanings);
        if (page === undefined) return;
        yield page;
        const next = continuation(page);
        if (next === undefined) return;
        if (next === token) return gap(`${action} did not go on after a page.`);
        token = next;
      }
    },
    gap,
    coverage() {
      if (gaps.size === 0) return { state: "complete" };
      const reasons = [...gaps].map(([reason, times]) =>
        times === 1 ? reason : `${reason.replace(/\.$/, "")}, ${times} times.`,
      );
      return { state: answered ? "partial" : "absent", reason: reasons.join(" ") };
    },
  };
}
