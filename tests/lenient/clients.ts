import { IAM } from "@aws-sdk/client-iam";
import { AlreadyInOrganizationException, Organizations } from "@aws-sdk/client-organizations";
import { STS } from "@aws-sdk/client-sts";
import { type ClientSettings, type TestServer, testServer } from "../running-server.ts";

export const modes = ["strict", "lenient"] as const;
export type Mode = (typeof modes)[number];

/** The account in which both modes are tried. */
export const account = "123456789012";

/** The clients of somebody who may do everything, and of others. */
export interface Clients {
  readonly iam: IAM;
  readonly sts: STS;
  readonly organizations: Organizations;
  as(credentials: Partial<ClientSettings["credentials"]> | undefined): Clients;
}

/** The clients of a server. */
export function clientsOf(running: TestServer, settings = running.operator): Clients {
  return {
    iam: new IAM(settings),
    sts: new STS(settings),
    organizations: new Organizations(settings),
    as: ({ accessKeyId = "", secretAccessKey = "", ...token } = {}) =>
      clientsOf(running, running.settings({ accessKeyId, secretAccessKey, ...token })),
  };
}

/** A server in a mode. */
export const serverIn = (mode: Mode): Promise<TestServer> =>
  testServer({ lenient: mode === "lenient", accountId: account });

/** The id of the root of the organization of the callers' account, which is made where there is none. */
export async function rootOf({ organizations }: Clients): Promise<string> {
  try {
    await organizations.createOrganization({});
  } catch (error) {
    if (!(error instanceof AlreadyInOrganizationException)) throw error;
  }
  const { Roots = [] } = await organizations.listRoots({});
  return Roots[0]?.Id ?? "";
}

/** Makes an account in the organization, and gives its id. */
export async function newMember(clients: Clients, AccountName: string): Promise<string> {
  await rootOf(clients);
  const { organizations } = clients;
  const made = { AccountName, Email: `${AccountName}@example.com` };
  const { CreateAccountStatus } = await organizations.createAccount(made);
  const { Id: CreateAccountRequestId } = CreateAccountStatus ?? {};
  const status = await organizations.describeCreateAccountStatus({ CreateAccountRequestId });
  return status.CreateAccountStatus?.AccountId ?? "";
}

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
