import { ServiceError } from "@ostiary/wire";
import {
  requireServerMaterial,
  type UploadedMaterial,
} from "../../services/iam/server-certificates/certificate-material.ts";
import { storeServerCertificate } from "../../services/iam/server-certificates/upload-server-certificate.ts";
import { standingIn } from "../change.ts";

const validity = 365 * 86_400_000;

function expirationOf(material: UploadedMaterial, now: number): number {
  try {
    return requireServerMaterial(material, now).validToDate.getTime();
  } catch (error) {
    if (error instanceof ServiceError) return now + validity;
    throw error;
  }
}

/** moto takes any text for a certificate and a key. */
export const serverCertificates = standingIn(
  "iam",
  "UploadServerCertificate",
  "certificate, chain and key may be any text; a certificate that can't serve expires in a year",
  () => ({
    access: "write",
    run: (input, scope) => storeServerCertificate(input, scope, expirationOf),
  }),
);
