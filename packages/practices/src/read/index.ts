export { defaultLimits, type ReadLimits, UnreadableFile } from "./limits.ts";
export { type ReadOptions, readSnapshot } from "./read-snapshot.ts";
