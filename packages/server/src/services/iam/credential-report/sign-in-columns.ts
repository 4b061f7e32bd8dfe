import { loginProfiles, virtualMfaDevices } from "@ostiary/directory";
import type { Scope } from "../../../operation.ts";
import { accountOf } from "../account/account-record.ts";
import type { CredentialOwner } from "./credential-report.ts";
import { written } from "./written.ts";

const day = 86_400_000;

/**
 * The columns on signing in: whether there is a password, when it was used and changed, when it has to change, and whether an MFA
 * device is active. Nobody signs in here yet, so no password was ever used.
 */
export function signInColumns(scope: Scope, { id, isRoot }: CredentialOwner): readonly string[] {
  const { account } = scope;
  const profile = account.get(loginProfiles, id);
  const mfa = String(account.find(virtualMfaDevices, "user", id).length > 0);
  const notSupported = "not_supported";
  if (profile === undefined) {
    // Auditors read a date or no_information of the root user, whatever its password.
    return isRoot
      ? ["false", "no_information", "N/A", notSupported, mfa]
      : ["false", "N/A", "N/A", "N/A", mfa];
  }
  const { maxPasswordAge } = accountOf(scope).passwordPolicy ?? {};
  const rotation =
    maxPasswordAge === undefined ? "N/A" : written(profile.passwordChanged + maxPasswordAge * day);
  return [
    "true",
    "no_information",
    written(profile.passwordChanged),
    isRoot ? notSupported : rotation,
    mfa,
  ];
}
