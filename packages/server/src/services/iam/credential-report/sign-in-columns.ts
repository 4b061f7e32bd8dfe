import type { CredentialOwner } from "./credential-report.ts";

/**
 * The columns on signing in: whether there is a password, when it was used and changed, when it has to change, and whether an MFA
 * device is active. Nobody has a password or a device here.
 */
export const signInColumns = ({ isRoot }: CredentialOwner): readonly string[] => [
  "false",
  "N/A",
  "N/A",
  isRoot ? "not_supported" : "N/A",
  "false",
];
