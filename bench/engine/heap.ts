import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

/** Bytes of the heap in use. */
export const heapBytes = (): number => process.memoryUsage().heapUsed;

/** Bytes of the heap in use after everything that is garbage has been collected. */
export function liveBytes(): number {
  if (typeof collect !== "function") throw new Error("No garbage collector to call.");
  collect();
  collect();
  return heapBytes();
}
