/** What a credential did last; a credential that was never used has no `at`. Absent in its owner: not known. */
export interface LastUse {
  /** ISO 8601. */
  readonly at?: string;
  readonly region?: string;
  /** The service's prefix. */
  readonly service?: string;
}

export interface AccessKeySnapshot {
  /** Absent where the credential report alone is known, which numbers keys. */
  readonly accessKeyId?: string;
  readonly active: boolean;
  /** ISO 8601: when it was made or last rotated. */
  readonly created?: string;
  readonly lastUse?: LastUse;
}

export interface MfaDeviceSnapshot {
  /** A virtual device's ARN, a FIDO key's ARN, or a serial number; empty for root's device that no call names, which is not virtual. */
  readonly serialNumber: string;
  readonly kind: "virtual" | "fido" | "hardware";
  readonly enabled?: string;
}

export interface CertificateSnapshot {
  readonly id?: string;
  readonly active: boolean;
  readonly created?: string;
}

export interface SshPublicKeySnapshot {
  readonly id: string;
  readonly active: boolean;
  readonly created?: string;
}

export interface ServiceSpecificCredentialSnapshot {
  readonly id: string;
  readonly service: string;
  readonly active: boolean;
  readonly created?: string;
  readonly expires?: string;
}

/** A console password. */
export interface PasswordSnapshot {
  readonly created?: string;
  readonly lastChanged?: string;
  readonly lastUse?: LastUse;
  readonly resetRequired?: boolean;
}

/** The credentials of a user or of root. A list that is absent is not known; an empty one was seen to be empty. */
export interface CredentialsSnapshot {
  /** False: seen to have none. */
  readonly password?: PasswordSnapshot | false;
  readonly accessKeys?: readonly AccessKeySnapshot[];
  readonly mfaDevices?: readonly MfaDeviceSnapshot[];
  /** Whether there is an MFA device, where the report alone says so. */
  readonly mfaActive?: boolean;
  readonly signingCertificates?: readonly CertificateSnapshot[];
  readonly sshPublicKeys?: readonly SshPublicKeySnapshot[];
  readonly serviceSpecificCredentials?: readonly ServiceSpecificCredentialSnapshot[];
}
