import type { Operation } from "../../../operation.ts";
import { createServiceSpecificCredential } from "./create-service-specific-credential.ts";
import { deleteServiceSpecificCredential } from "./delete-service-specific-credential.ts";
import { listServiceSpecificCredentials } from "./list-service-specific-credentials.ts";
import { resetServiceSpecificCredential } from "./reset-service-specific-credential.ts";
import { updateServiceSpecificCredential } from "./update-service-specific-credential.ts";

/** The operations of IAM on service-specific credentials. */
export const serviceSpecificCredentialOperations: readonly Operation[] = [
  createServiceSpecificCredential,
  deleteServiceSpecificCredential,
  listServiceSpecificCredentials,
  resetServiceSpecificCredential,
  updateServiceSpecificCredential,
];
