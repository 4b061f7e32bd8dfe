import type { WriteStream } from "node:tty";
import type { CollectProgress } from "@ostiary/practices";

/** One line on a terminal that is written over and over. */
export interface ProgressLine {
  /** Shows how much of everything is done, from 0 to 1, and what is being done. */
  readonly show: (done: number, what: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const barWidth = 24;
const interval = 80;

/** A progress line; on what is no terminal it writes nothing. */
export function progressLine(stream: WriteStream): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, end: () => {} };
  let shownAt = 0;
  let shown = false;
  return {
    show(done, what) {
      const now = performance.now();
      if (now - shownAt < interval && done < 1) return;
      shownAt = now;
      shown = true;
      const full = Math.round(Math.min(Math.max(done, 0), 1) * barWidth);
      const bar = `${"█".repeat(full)}${"░".repeat(barWidth - full)}`;
      const line = `${bar} ${what}`.slice(0, Math.max(stream.columns - 1, barWidth));
      stream.write(`\r\u001b[2K${line}`);
    },
    end() {
      if (shown) stream.write("\r\u001b[2K");
      shown = false;
    },
  };
}

/** Shows how many inputs of all accounts that were begun are finished. */
export function collectProgress(line: ProgressLine): (progress: CollectProgress) => void {
  const begun = new Set<string>();
  const finished = new Set<string>();
  return ({ account, input, done, total, coverage }) => {
    const key = `${account} ${input}`;
    begun.add(key);
    if (coverage !== undefined) finished.add(key);
    const part = total === undefined || total === 0 ? "" : ` ${done} of ${total}`;
    line.show(finished.size / begun.size, `${finished.size} of ${begun.size}: ${key}${part}`);
  };
}
