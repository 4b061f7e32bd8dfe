import type { QuotaName, Quotas } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";

/** LimitExceeded, 409, in AWS's words: `Cannot exceed quota for UsersPerAccount: 5000`. */
export function requireBelowQuota(
  count: number,
  quotas: Quotas,
  quota: QuotaName,
  called: string,
): void {
  if (count >= quotas[quota]) {
    throw serviceError("LimitExceeded", `Cannot exceed quota for ${called}: ${quotas[quota]}`);
  }
}
