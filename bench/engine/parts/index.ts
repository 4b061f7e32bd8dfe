import type { Effort } from "../effort.ts";
import { measureAdversarial } from "./adversarial.ts";
import { measureComparison } from "./comparison.ts";
import { measureCompile } from "./compile.ts";
import { measureGrowth } from "./growth.ts";
import { measureMinio } from "./minio.ts";
import { measureTypical } from "./typical.ts";
import { measureView } from "./view.ts";

/** What is measured, each in a process of its own. */
export const parts = {
  typical: measureTypical,
  growth: measureGrowth,
  compile: measureCompile,
  view: measureView,
  adversarial: measureAdversarial,
  comparison: measureComparison,
  minio: measureMinio,
} as const satisfies Record<string, (effort: Effort) => unknown>;

export type PartName = keyof typeof parts;

/** Everything that a run has measured. */
export type EngineResults = { readonly [K in PartName]: Awaited<ReturnType<(typeof parts)[K]>> };
