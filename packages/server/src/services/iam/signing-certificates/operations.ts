import type { Operation } from "../../../operation.ts";
import { deleteSigningCertificate } from "./delete-signing-certificate.ts";
import { listSigningCertificates } from "./list-signing-certificates.ts";
import { updateSigningCertificate } from "./update-signing-certificate.ts";
import { uploadSigningCertificate } from "./upload-signing-certificate.ts";

/** The operations of IAM on signing certificates. */
export const signingCertificateOperations: readonly Operation[] = [
  deleteSigningCertificate,
  listSigningCertificates,
  updateSigningCertificate,
  uploadSigningCertificate,
];
