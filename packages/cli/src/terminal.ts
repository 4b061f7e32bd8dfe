import { styleText } from "node:util";

type Styles = Extract<Parameters<typeof styleText>[0], readonly unknown[]>;

/** How a text looks: `bold`, `red` and the like. */
export type Style = Styles[number];

/** A text in a style where standard output is a terminal that wants colours (NO_COLOR). */
export const styled = (text: string, ...styles: readonly Style[]): string =>
  styleText([...styles], text, { stream: process.stdout });

// Whoever reads a pipe may have seen enough, as `head` does: that is no error.
process.stdout.on("error", (error) => {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
});

/** Writes to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const patience = 1000;
const clearLine = "\r\u001b[K";

/** Says on a terminal how far a work is that takes over a second; `done` takes it away. */
export function progress(what: string): { at(count: number): void; done(): void } {
  const { stderr } = process;
  const started = Date.now();
  let isShown = false;
  return {
    at(count) {
      if (!stderr.isTTY || Date.now() - started < patience) return;
      isShown = true;
      stderr.write(`${clearLine}${count} ${what} …`);
    },
    done() {
      if (isShown) stderr.write(clearLine);
    },
  };
}

/** Rows under one another, each column as wide as its widest cell; `style` is for what a cell is, so that colours take no room. */
export function columns(
  rows: readonly (readonly string[])[],
  style: (cell: string, row: number, column: number) => string = (cell) => cell,
): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows
    .map((row, line) =>
      row
        .map((cell, column) => {
          const room = column === row.length - 1 ? 0 : (widths[column] ?? 0) - cell.length;
          return style(cell, line, column) + " ".repeat(room);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
