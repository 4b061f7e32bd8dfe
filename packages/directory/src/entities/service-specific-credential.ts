import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { CredentialStatus } from "./credential-status.ts";

/** A user name and password, or an API key, for one service; its id is the unique id (ACCA…). */
export interface ServiceSpecificCredential extends StoredRecord {
  /** Unique id of the user. */
  readonly userId: string;
  /** The service principal in lower case: `codecommit.amazonaws.com`. */
  readonly serviceName: string;
  /** The generated user name, or the public part of an API key. It stays when the user is renamed. */
  readonly login: string;
  /** SHA-256 of the generated password in base64; it has 360 random bits, so no slow hash is needed. */
  readonly passwordHash: string;
  readonly status: CredentialStatus;
  readonly createDate: number;
  /** From then on the credential is expired; absent: never. */
  readonly expirationDate?: number;
}

/** The key of a login in the index, ignoring case. */
export const serviceLogin = (serviceName: string, login: string): string =>
  `${serviceName}/${login.toLowerCase()}`;

export const serviceSpecificCredentials = table<ServiceSpecificCredential>({
  kind: "service-specific-credential",
  indexes: {
    user: (credential) => [credential.userId],
    login: (credential) => [serviceLogin(credential.serviceName, credential.login)],
  },
});
