import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A call of a Query service: the parameters of its form. */
export interface Call {
  readonly service: "iam" | "sts";
  readonly form: Readonly<Record<string, string>>;
}

const versions = { iam: "2010-05-08", sts: "2011-06-15" } as const;
const userAgent = "Boto3/1.44.8 md/Botocore#1.44.8 ua/2.1 os/linux md/arch#x86_64 lang/python#3.11";

/** A call as the bytes of an HTTP request, signed where there are credentials. */
export async function signedRequest(
  { service, form }: Call,
  port: number,
  credentials?: Credentials,
): Promise<Buffer> {
  const body = new URLSearchParams({ Version: versions[service], ...form }).toString();
  const unsigned = {
    method: "POST",
    protocol: "http:",
    hostname: "127.0.0.1",
    port,
    path: "/",
    query: {},
    headers: {
      host: `127.0.0.1:${port}`,
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    },
    body,
  };
  const { headers } =
    credentials === undefined
      ? unsigned
      : await new SignatureV4({
          service,
          region: "us-east-1",
          credentials,
          sha256: Sha256,
        }).sign(unsigned);
  const lines = Object.entries({
    ...headers,
    "user-agent": userAgent,
    "content-length": String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST / HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}
