import type { CredentialReport } from "@ostiary/directory";

const lifetime = 4 * 3_600_000;

/** A report holds for four hours ("Generate credential reports for your AWS account"). */
export const isExpired = ({ generatedTime }: CredentialReport, now: number): boolean =>
  now - generatedTime >= lifetime;
