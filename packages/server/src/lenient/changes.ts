import { answers } from "./answers.ts";
import type { Change } from "./change.ts";
import { requests } from "./requests.ts";
import { standIns } from "./stand-ins/stand-ins.ts";

/** Everything that lenient mode does otherwise in single operations; each is laid over those before it. */
export const changes: readonly Change[] = [...standIns, ...requests, ...answers];
