import { X509Certificate } from "node:crypto";

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM text that holds nothing else; undefined where it does, or where one of them is none. */
export function certificatesIn(pem: string): readonly X509Certificate[] | undefined {
  if (pem.replace(block, "").trim() !== "") return undefined;
  try {
    return (pem.match(block) ?? []).map((text) => new X509Certificate(text));
  } catch {
    return undefined;
  }
}

/** The certificate of a PEM text that holds exactly one. */
export function certificateIn(pem: string): X509Certificate | undefined {
  const certificates = certificatesIn(pem);
  return certificates?.length === 1 ? certificates[0] : undefined;
}

/** Whether a moment lies in the time that a certificate is valid for. */
export const isValidAt = (
  { validFromDate, validToDate }: X509Certificate,
  moment: number,
): boolean => validFromDate.getTime() <= moment && moment < validToDate.getTime();
