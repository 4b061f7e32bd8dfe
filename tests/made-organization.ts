import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DescribeCreateAccountStatusCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { ClientSettings, TestServer } from "./running-server.ts";

/** Makes an organization of a server's account, and units and accounts in it. */
export async function madeOrganization(running: TestServer) {
  const organizations = new OrganizationsClient(running.operator);
  await organizations.send(new CreateOrganizationCommand({}));
  const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand());
  const rootId = root?.Id ?? "";
  return {
    organizations,
    rootId,

    async unit(Name: string, ParentId = rootId): Promise<string> {
      const made = await organizations.send(
        new CreateOrganizationalUnitCommand({ ParentId, Name }),
      );
      return made.OrganizationalUnit?.Id ?? "";
    },

    /** An account, in a unit or the root. */
    async account(AccountName: string, parent = rootId): Promise<string> {
      const Email = `${AccountName}@example.com`;
      const started = await organizations.send(new CreateAccountCommand({ AccountName, Email }));
      const id = { CreateAccountRequestId: started.CreateAccountStatus?.Id };
      const { CreateAccountStatus } = await organizations.send(
        new DescribeCreateAccountStatusCommand(id),
      );
      const AccountId = CreateAccountStatus?.AccountId ?? "";
      if (parent !== rootId) {
        const way = { SourceParentId: rootId, DestinationParentId: parent };
        await organizations.send(new MoveAccountCommand({ AccountId, ...way }));
      }
      return AccountId;
    },

    /** What a client needs to call as the organization's role in a member. */
    async administrator(account: string): Promise<ClientSettings> {
      const { Credentials } = await new STSClient(running.operator).send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`,
          RoleSessionName: "administrator",
        }),
      );
      return running.settings({
        accessKeyId: Credentials?.AccessKeyId ?? "",
        secretAccessKey: Credentials?.SecretAccessKey ?? "",
        sessionToken: Credentials?.SessionToken ?? "",
      });
    },
  };
}
