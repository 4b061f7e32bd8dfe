import type { Operation } from "../../../operation.ts";
import { generateCredentialReport } from "./generate-credential-report.ts";
import { getCredentialReport } from "./get-credential-report.ts";

/** The operations of IAM on the credential report. */
export const credentialReportOperations: readonly Operation[] = [
  generateCredentialReport,
  getCredentialReport,
];
