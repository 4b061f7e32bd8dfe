import type { StoredRecord } from "../store/table.ts";
import { table } from "../store/table.ts";
import type { Tag } from "./tag.ts";

/** A server certificate of the account; its id is the unique id (ASCA…). */
export interface ServerCertificate extends StoredRecord {
  readonly serverCertificateName: string;
  readonly path: string;
  /** PEM, without white space around it. */
  readonly certificateBody: string;
  readonly certificateChain?: string;
  /** The private key under envelope encryption, bound to the certificate's id. No answer shows it. */
  readonly wrappedPrivateKey: string;
  readonly uploadDate: number;
  readonly expiration: number;
  readonly tags: readonly Tag[];
}

export const serverCertificates = table<ServerCertificate>({
  kind: "server-certificate",
  name: (certificate) => certificate.serverCertificateName,
  indexes: {},
});
