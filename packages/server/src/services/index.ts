import type { Operation } from "../operation.ts";
import { cloudtrailOperations } from "./cloudtrail/operations.ts";
import { iamOperations } from "./iam/operations.ts";
import { organizationsOperations } from "./organizations/operations.ts";
import { stsOperations } from "./sts/operations.ts";

/** Every operation that is served, by `service:Name`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [...iamOperations, ...stsOperations, ...organizationsOperations, ...cloudtrailOperations].map(
    (operation) => [`${operation.service}:${operation.name}`, operation],
  ),
);
