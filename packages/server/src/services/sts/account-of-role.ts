import { parseArn } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";

/** The account of the role that an unsigned request names. */
export function accountOfRole(roleArn: string): string {
  const parts = parseArn(roleArn);
  if (parts?.service !== "iam" || !/^[0-9]{12}$/.test(parts.account)) {
    throw serviceError("ValidationError", "Request ARN is invalid");
  }
  return parts.account;
}
