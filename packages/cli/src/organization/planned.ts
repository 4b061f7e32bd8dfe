import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { landingZone, readOrganizationFile, stepLine } from "@ostiary/practices";
import { type PlaceOptions, placeOf } from "./place.ts";

export interface PlanOptions extends PlaceOptions {
  readonly prune?: boolean;
}

/** Reads a file and plans. Throws an error that says what is wrong with the file, and where. */
export async function planned(file: string, options: PlanOptions) {
  const beside = (name: string) => readFile(resolve(dirname(file), name), "utf8");
  const read = await readOrganizationFile(await readFile(file, "utf8"), beside);
  if (!read.ok) {
    const lines = read.problems.map(
      ({ line, column, message }) => `${file}:${line}:${column}: ${message}`,
    );
    throw new Error(lines.join("\n"));
  }
  return landingZone(placeOf(options), read.desired, { prune: options.prune ?? false });
}

type Planned = Awaited<ReturnType<typeof planned>>;

/** The plan in lines. */
export function planLines({ plan }: Planned): readonly string[] {
  const { steps, drift } = plan;
  return [
    ...steps.map(stepLine),
    ...drift.map((line) => `? ${line}`),
    steps.length === 0
      ? "Nothing is to be done."
      : `${steps.length} ${steps.length === 1 ? "step" : "steps"}.`,
  ];
}
