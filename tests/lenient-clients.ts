import { IAM } from "@aws-sdk/client-iam";
import { STS } from "@aws-sdk/client-sts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

export const modes = ["strict", "lenient"] as const;
export type Mode = (typeof modes)[number];

/** The account in which both modes are tried. */
export const account = "123456789012";

/** The clients of somebody who may do everything, and of others. */
export interface Clients {
  readonly iam: IAM;
  readonly sts: STS;
  as(credentials: Partial<ClientSettings["credentials"]> | undefined): Clients;
}

/** The clients of a server. */
export function clientsOf(running: TestServer, settings = running.operator): Clients {
  return {
    iam: new IAM(settings),
    sts: new STS(settings),
    as: ({ accessKeyId = "", secretAccessKey = "", ...token } = {}) =>
      clientsOf(running, running.settings({ accessKeyId, secretAccessKey, ...token })),
  };
}

/** A server in a mode. */
export const serverIn = (mode: Mode): Promise<TestServer> =>
  testServer({ lenient: mode === "lenient", accountId: account });

/** Credentials as an answer carries them, for `as`. */
export const credentialsOf = (answered: {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
}) => ({
  accessKeyId: answered.AccessKeyId ?? "",
  secretAccessKey: answered.SecretAccessKey ?? "",
  ...(answered.SessionToken !== undefined && { sessionToken: answered.SessionToken }),
});
