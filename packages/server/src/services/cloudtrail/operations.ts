import type { Operation } from "../../operation.ts";
import { lookupEvents } from "./lookup-events.ts";

/** The operations of CloudTrail that are served. */
export const cloudtrailOperations: readonly Operation[] = [lookupEvents];
