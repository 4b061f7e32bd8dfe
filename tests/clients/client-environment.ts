import type { ClientSettings } from "../running-server.ts";

/** What AWS's own tools read from their environment, to speak to a server and to nothing else of this machine's. */
export const clientEnvironment = ({
  endpoint,
  region,
  credentials,
}: ClientSettings): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
  AWS_ENDPOINT_URL: endpoint,
  AWS_DEFAULT_REGION: region,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
});
