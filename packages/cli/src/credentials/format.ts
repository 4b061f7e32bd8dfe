import { fileURLToPath } from "node:url";

export type CredentialFormat = "env" | "profile" | "process";

/** What there is to print. */
export interface PrintedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Epoch seconds. */
  readonly expires: number;
  readonly endpoint: string;
  readonly region: string;
  /** The options that this call was given, for the profile's credential_process. */
  readonly repeat: readonly string[];
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A word of credential_process, which is split as a shell would. */
const word = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;

const command = fileURLToPath(new URL("../../bin/ostiary.mjs", import.meta.url));

/** Credentials in each form. */
export const formats: Readonly<Record<CredentialFormat, (of: PrintedCredentials) => string>> = {
  env: (of) =>
    [
      `export AWS_ACCESS_KEY_ID=${quoted(of.accessKeyId)}`,
      `export AWS_SECRET_ACCESS_KEY=${quoted(of.secretAccessKey)}`,
      `export AWS_SESSION_TOKEN=${quoted(of.sessionToken)}`,
      `export AWS_ENDPOINT_URL=${quoted(of.endpoint)}`,
      `export AWS_REGION=${quoted(of.region)}`,
      `export AWS_DEFAULT_REGION=${quoted(of.region)}`,
    ].join("\n"),
  // The profile holds no secret: the CLI and the SDKs run the command whenever they need new credentials.
  profile: (of) =>
    [
      "[profile ostiary]",
      `region = ${of.region}`,
      `endpoint_url = ${of.endpoint}`,
      `credential_process = ${[command, "credentials", "--format", "process", ...of.repeat].map(word).join(" ")}`,
    ].join("\n"),
  process: (of) =>
    JSON.stringify({
      Version: 1,
      AccessKeyId: of.accessKeyId,
      SecretAccessKey: of.secretAccessKey,
      SessionToken: of.sessionToken,
      Expiration: new Date(of.expires * 1000).toISOString(),
    }),
};
