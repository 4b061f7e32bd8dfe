import { virtualMfaDevices } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import type { Scope, WriteScope } from "../../operation.ts";
import { takeCodes } from "../iam/mfa-devices/take-codes.ts";

interface MfaInput {
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
}

const mfaFailed = (why: string): ServiceError =>
  serviceError("AccessDenied", `MultiFactorAuthentication failed${why}`);

/** The id under which a caller's devices are: a user's, or the account's for the root user. Roles and federated users have none. */
function deviceUserId({ caller: { principal } }: Scope): string | undefined {
  if (principal.kind === "user") return principal.id;
  return principal.kind === "root" ? principal.account : undefined;
}

/** Whether the request brings a code of a device of its caller, which is then used up; AccessDenied for one that is not right. */
export function authenticatedByMfa(
  scope: WriteScope,
  { SerialNumber, TokenCode }: MfaInput,
): boolean {
  if (SerialNumber === undefined && TokenCode === undefined) return false;
  if (SerialNumber === undefined || TokenCode === undefined) {
    throw mfaFailed(", must provide both MFA serial number and one time pass code.");
  }
  if (scope.waived.has("mfa-codes")) return true;
  const device = scope.account.get(virtualMfaDevices, SerialNumber);
  if (device?.assignment === undefined || device.assignment.userId !== deviceUserId(scope)) {
    throw mfaFailed(
      ", unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
    );
  }
  takeCodes(scope, device, [TokenCode], mfaFailed(" with invalid MFA one time pass code. "));
  return true;
}
