import type {
  AccessKeySnapshot,
  CertificateSnapshot,
  LastUse,
  MfaDeviceSnapshot,
  PasswordSnapshot,
  ServiceSpecificCredentialSnapshot,
  SshPublicKeySnapshot,
} from "../snapshot/index.ts";
import { type Answer, flagOf, isAnswer, known, momentOf, textOf } from "./answer.ts";

const isActive = (answer: Answer): boolean => answer["Status"] === "Active";

/** GetLoginProfile's LoginProfile. */
export const passwordOf = (profile: Answer): PasswordSnapshot =>
  known({
    created: momentOf(profile["CreateDate"]),
    resetRequired: flagOf(profile["PasswordResetRequired"]),
  });

/** AccessKeyMetadata of ListAccessKeys. */
export const accessKeyOf = (key: Answer): AccessKeySnapshot => ({
  ...known({ accessKeyId: textOf(key["AccessKeyId"]) }),
  active: isActive(key),
  ...known({ created: momentOf(key["CreateDate"]) }),
});

const unlessNone = (value: unknown): string | undefined =>
  value === "N/A" ? undefined : textOf(value);

/** GetAccessKeyLastUsed's AccessKeyLastUsed: a key that was never used has no date, and N/A for the rest. */
export function accessKeyUseOf(use: unknown): LastUse | undefined {
  if (!isAnswer(use)) return undefined;
  return known({
    at: momentOf(use["LastUsedDate"]),
    region: unlessNone(use["Region"]),
    service: unlessNone(use["ServiceName"]),
  });
}

/** "Using multi-factor authentication": FIDO keys have ARNs of `u2f`, virtual devices of `mfa`; others have a serial number alone. */
function mfaKind(serialNumber: string): MfaDeviceSnapshot["kind"] {
  if (/^arn:[^:]*:iam::[^:]*:u2f\//.test(serialNumber)) return "fido";
  return /^arn:[^:]*:iam::[^:]*:mfa\//.test(serialNumber) ? "virtual" : "hardware";
}

/** MFADevices of ListMFADevices, or VirtualMFADevices of ListVirtualMFADevices. */
export function mfaDeviceOf(device: Answer): MfaDeviceSnapshot {
  const serialNumber = textOf(device["SerialNumber"]) ?? "";
  const enabled = momentOf(device["EnableDate"]);
  return { serialNumber, kind: mfaKind(serialNumber), ...known({ enabled }) };
}

export const sshPublicKeyOf = (key: Answer): SshPublicKeySnapshot => ({
  id: textOf(key["SSHPublicKeyId"]) ?? "",
  active: isActive(key),
  ...known({ created: momentOf(key["UploadDate"]) }),
});

export const signingCertificateOf = (certificate: Answer): CertificateSnapshot => ({
  ...known({ id: textOf(certificate["CertificateId"]) }),
  active: isActive(certificate),
  ...known({ created: momentOf(certificate["UploadDate"]) }),
});

export const serviceSpecificCredentialOf = (
  credential: Answer,
): ServiceSpecificCredentialSnapshot => ({
  id: textOf(credential["ServiceSpecificCredentialId"]) ?? "",
  service: textOf(credential["ServiceName"]) ?? "",
  active: isActive(credential),
  ...known({
    created: momentOf(credential["CreateDate"]),
    expires: momentOf(credential["ExpirationDate"]),
  }),
});

/** What ListUsers says of a user. */
export interface ListedUser {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly created?: string;
  /** Never, where it has no moment. */
  readonly passwordUse: LastUse;
}

export const listedUserOf = (user: Answer): ListedUser => ({
  arn: textOf(user["Arn"]) ?? "",
  id: textOf(user["UserId"]) ?? "",
  name: textOf(user["UserName"]) ?? "",
  path: textOf(user["Path"]) ?? "/",
  ...known({ created: momentOf(user["CreateDate"]) }),
  passwordUse: known({ at: momentOf(user["PasswordLastUsed"]) }),
});
