import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = new URL("provoked-errors.generated.json", import.meta.url);

/** The error codes that tests provoke, by `service:Operation`. */
export type ProvokedErrors = Readonly<Record<string, readonly string[]>>;

export const readProvoked = (): ProvokedErrors => JSON.parse(readFileSync(file, "utf8"));

const line = /^ostiary_requests_total\{service="([\w-]+)",operation="(\w+)",code="(\w+)"\}/;

/** Gathers what the servers of a test run noted in a folder (OSTIARY_ANSWERS). */
export function gatherAnswers(folder: string): void {
  const codes = new Map<string, Set<string>>();
  for (const name of readdirSync(folder)) {
    for (const text of readFileSync(join(folder, name), "utf8").split("\n")) {
      const [, service, operation, code = ""] = line.exec(text) ?? [];
      if (service === undefined || code === "OK") continue;
      const id = `${service}:${operation}`;
      codes.set(id, (codes.get(id) ?? new Set()).add(code));
    }
  }
  const sorted = [...codes].sort(([a], [b]) => (a < b ? -1 : 1));
  const data = Object.fromEntries(sorted.map(([id, found]) => [id, [...found].sort()]));
  writeFileSync(file, `${JSON.stringify(data)}\n`);
}
