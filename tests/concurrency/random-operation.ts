import type { IAMClient } from "@aws-sdk/client-iam";
import type { Change } from "./acknowledged.ts";
import type { Names } from "./names.ts";

/** What a writer may do: a call or two with random names. It gives what was acknowledged, where that is counted. */
export type RandomOperation = (iam: IAMClient, names: Names) => Promise<readonly Change[]>;
