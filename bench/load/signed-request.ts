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

/** A call of Organizations: its operation, and its input in JSON. */
export interface OrganizationsCall {
  readonly service: "organizations";
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const versions = { iam: "2010-05-08", sts: "2011-06-15" } as const;
const userAgent = "Boto3/1.44.8 md/Botocore#1.44.8 ua/2.1 os/linux md/arch#x86_64 lang/python#3.11";

/** The body of a call, and the headers that say what it is. */
function bodyOf(call: Call | OrganizationsCall): {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  if (call.service === "organizations") {
    return {
      body: JSON.stringify(call.input),
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": `AWSOrganizationsV20161128.${call.operation}`,
      },
    };
  }
  return {
    body: new URLSearchParams({ Version: versions[call.service], ...call.form }).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
  };
}

/** A call as the bytes of an HTTP request, signed where there are credentials. */
export async function signedRequest(
  call: Call | OrganizationsCall,
  port: number,
  credentials?: Credentials,
): Promise<Buffer> {
  const { service } = call;
  const { body, headers: described } = bodyOf(call);
  const unsigned = {
    method: "POST",
    protocol: "http:",
    hostname: "127.0.0.1",
    port,
    path: "/",
    query: {},
    headers: {
      host: `127.0.0.1:${port}`,
      ...described,
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
