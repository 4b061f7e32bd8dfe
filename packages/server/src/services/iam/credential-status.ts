import type { CredentialStatus } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";

/** The status that an update may set: InvalidInput for `Expired`, which the models name and IAM refuses. */
export function settableStatus(status: string): CredentialStatus {
  if (status === "Active" || status === "Inactive") return status;
  throw serviceError("InvalidInput", `Operation does not support status ${status}`);
}
