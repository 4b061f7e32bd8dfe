import {
  GetAccountSummaryCommand,
  type IAMClient,
  ListAccessKeysCommand,
  ListEntitiesForPolicyCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  paginateGetAccountAuthorizationDetails,
  paginateGetGroup,
  paginateListInstanceProfiles,
  paginateListServerCertificates,
} from "@aws-sdk/client-iam";

async function all<P, T>(
  pages: AsyncIterable<P>,
  items: (page: P) => readonly T[] | undefined,
): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...(items(page) ?? []));
  return found;
}

/** What names a policy, as the policy's side shows it. */
async function entitiesOf(client: IAMClient, PolicyArn: string | undefined): Promise<string[]> {
  const { PolicyUsers, PolicyGroups, PolicyRoles } = await client.send(
    new ListEntitiesForPolicyCommand({ PolicyArn, MaxItems: 1000 }),
  );
  return [
    ...(PolicyUsers ?? []).map(({ UserName }) => `user ${UserName}`),
    ...(PolicyGroups ?? []).map(({ GroupName }) => `group ${GroupName}`),
    ...(PolicyRoles ?? []).map(({ RoleName }) => `role ${RoleName}`),
  ];
}

/** Everything that the API shows of an account, from as many sides as it shows it. */
export async function readAccount(client: IAMClient) {
  const paged = { client, pageSize: 7 };
  const details = await all(paginateGetAccountAuthorizationDetails(paged, {}), (page) => [page]);
  const users = details.flatMap((page) => page.UserDetailList ?? []);
  const groups = details.flatMap((page) => page.GroupDetailList ?? []);
  // When the operator's role was last used changes with every reading.
  const roles = details
    .flatMap((page) => page.RoleDetailList ?? [])
    .map(({ RoleLastUsed: _, ...role }) => role);
  const policies = details
    .flatMap((page) => page.Policies ?? [])
    .filter(({ Arn }) => !Arn?.startsWith("arn:aws:iam::aws:"));
  const ofUser = async (UserName: string | undefined) => ({
    accessKeys: (await client.send(new ListAccessKeysCommand({ UserName }))).AccessKeyMetadata,
    sshKeys: (await client.send(new ListSSHPublicKeysCommand({ UserName }))).SSHPublicKeys,
    signingCertificates: (await client.send(new ListSigningCertificatesCommand({ UserName })))
      .Certificates,
    credentials: (await client.send(new ListServiceSpecificCredentialsCommand({ UserName })))
      .ServiceSpecificCredentials,
  });
  const { SummaryMap = {} } = await client.send(new GetAccountSummaryCommand({}));
  return {
    users: await Promise.all(
      users.map(async (user) => ({ ...user, ...(await ofUser(user.UserName)) })),
    ),
    groups: await Promise.all(
      groups.map(async (group) => ({
        ...group,
        members: await all(
          paginateGetGroup(paged, { GroupName: group.GroupName }),
          ({ Users }) => Users,
        ),
      })),
    ),
    roles,
    policies: await Promise.all(
      policies.map(async (policy) => ({
        ...policy,
        entities: await entitiesOf(client, policy.Arn),
      })),
    ),
    profiles: await all(
      paginateListInstanceProfiles(paged, {}),
      ({ InstanceProfiles }) => InstanceProfiles,
    ),
    certificates: await all(
      paginateListServerCertificates(paged, {}),
      ({ ServerCertificateMetadataList }) => ServerCertificateMetadataList,
    ),
    summary: new Map<string, number>(Object.entries(SummaryMap)),
  };
}

export type Reading = Awaited<ReturnType<typeof readAccount>>;
