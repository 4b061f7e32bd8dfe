import type { Operation } from "../../../operation.ts";
import { deleteServerCertificate } from "./delete-server-certificate.ts";
import { getServerCertificate } from "./get-server-certificate.ts";
import { listServerCertificateTags } from "./list-server-certificate-tags.ts";
import { listServerCertificates } from "./list-server-certificates.ts";
import { tagServerCertificate } from "./tag-server-certificate.ts";
import { untagServerCertificate } from "./untag-server-certificate.ts";
import { updateServerCertificate } from "./update-server-certificate.ts";
import { uploadServerCertificate } from "./upload-server-certificate.ts";

/** The operations of IAM on server certificates. */
export const serverCertificateOperations: readonly Operation[] = [
  deleteServerCertificate,
  getServerCertificate,
  listServerCertificateTags,
  listServerCertificates,
  tagServerCertificate,
  untagServerCertificate,
  updateServerCertificate,
  uploadServerCertificate,
];
