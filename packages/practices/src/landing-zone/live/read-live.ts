import * as sdk from "@aws-sdk/client-organizations";
import type {
  LiveAccount,
  LiveDelegate,
  LiveOrganization,
  LivePolicy,
  LiveUnit,
  Tags,
} from "./live-organization.ts";

/** What an organization is made of: its tree and its policies. */
export type LiveTree = Omit<LiveOrganization, "delegates" | "trustedServices" | "resourcePolicy">;

/** Reads the organization of the caller's account; undefined where it is in none. */
export async function readLive(
  client: sdk.OrganizationsClient,
): Promise<LiveOrganization | undefined> {
  const tree = await readTree(client, tagsBy(client));
  if (tree === undefined) return undefined;
  const resourcePolicy = await readResourcePolicy(client);
  return {
    ...tree,
    delegates: await readDelegates(client),
    trustedServices: await readTrustedServices(client),
    ...(resourcePolicy !== undefined && { resourcePolicy }),
  };
}

/** Reads the tree and the policies of the types given, without their tags. */
export const readControlTree = (
  client: sdk.OrganizationsClient,
  types: readonly sdk.PolicyType[],
): Promise<LiveTree | undefined> => readTree(client, async () => ({}), types);

async function readTree(
  client: sdk.OrganizationsClient,
  tagsOf: TagsOf,
  types: readonly sdk.PolicyType[] = Object.values(sdk.PolicyType),
): Promise<LiveTree | undefined> {
  const organization = await client
    .send(new sdk.DescribeOrganizationCommand())
    .then(({ Organization }) => Organization)
    .catch((error: unknown) => {
      if (error instanceof sdk.AWSOrganizationsNotInUseException) return undefined;
      throw error;
    });
  if (organization === undefined) return undefined;
  const { Roots: [root] = [] } = await client.send(new sdk.ListRootsCommand());
  const rootId = root?.Id ?? "";
  return {
    id: organization.Id ?? "",
    managementAccount: organization.MasterAccountId ?? "",
    featureSet: organization.FeatureSet === "ALL" ? "ALL" : "CONSOLIDATED_BILLING",
    root: { id: rootId, name: root?.Name ?? "Root", tags: await tagsOf(rootId) },
    policyTypes: (root?.PolicyTypes ?? []).flatMap(({ Type, Status }) =>
      Type !== undefined && Status === "ENABLED" ? [Type] : [],
    ),
    ...(await readUnits(client, rootId, tagsOf)),
    policies: await readPolicies(client, tagsOf, types),
  };
}

const tagsBy =
  (client: sdk.OrganizationsClient): TagsOf =>
  async (ResourceId) => {
    const listed: sdk.Tag[] = [];
    const pages = sdk.paginateListTagsForResource({ client }, { ResourceId });
    for await (const { Tags: page } of pages) listed.push(...(page ?? []));
    return Object.fromEntries(listed.map(({ Key = "", Value = "" }) => [Key, Value]));
  };

type TagsOf = (id: string) => Promise<Tags>;

async function readUnits(client: sdk.OrganizationsClient, root: string, tagsOf: TagsOf) {
  const units: LiveUnit[] = [];
  const accounts: LiveAccount[] = [];
  const parents = [root];
  for (let parent = parents.shift(); parent !== undefined; parent = parents.shift()) {
    const inside = { ParentId: parent };
    for await (const page of sdk.paginateListAccountsForParent({ client }, inside)) {
      for (const { Id = "", Name = "", Email = "", State, Status } of page.Accounts ?? []) {
        const status = State ?? Status ?? "ACTIVE";
        accounts.push({ id: Id, name: Name, email: Email, status, parent, tags: await tagsOf(Id) });
      }
    }
    for await (const page of sdk.paginateListOrganizationalUnitsForParent({ client }, inside)) {
      for (const { Id = "", Name = "" } of page.OrganizationalUnits ?? []) {
        units.push({ id: Id, name: Name, parent, tags: await tagsOf(Id) });
        parents.push(Id);
      }
    }
  }
  return { units, accounts };
}

async function readPolicies(
  client: sdk.OrganizationsClient,
  tagsOf: TagsOf,
  types: readonly sdk.PolicyType[],
): Promise<readonly LivePolicy[]> {
  const policies: LivePolicy[] = [];
  for (const Filter of types) {
    for (const { Id, Name, Description, AwsManaged } of await listPolicies(client, Filter)) {
      if (Id === undefined || Name === undefined) continue;
      const described = await client.send(new sdk.DescribePolicyCommand({ PolicyId: Id }));
      const targets: string[] = [];
      for await (const page of sdk.paginateListTargetsForPolicy({ client }, { PolicyId: Id })) {
        targets.push(...(page.Targets ?? []).flatMap(({ TargetId }) => TargetId ?? []));
      }
      const awsManaged = AwsManaged === true;
      policies.push({
        id: Id,
        name: Name,
        type: Filter,
        description: Description ?? "",
        awsManaged,
        content: described.Policy?.Content ?? "",
        targets,
        tags: awsManaged ? {} : await tagsOf(Id),
      });
    }
  }
  return policies;
}

/** What endpoints say of a type that is newer than they are. */
const unknownFilter: ReadonlySet<string> = new Set([
  "InvalidInputException",
  "ValidationException",
]);

/** The policies of a type; none where the endpoint does not know the type. */
async function listPolicies(client: sdk.OrganizationsClient, Filter: sdk.PolicyType) {
  try {
    const listed = [];
    for await (const page of sdk.paginateListPolicies({ client }, { Filter })) {
      listed.push(...(page.Policies ?? []));
    }
    return listed;
  } catch (error) {
    if (error instanceof Error && unknownFilter.has(error.name)) return [];
    throw error;
  }
}

async function readDelegates(client: sdk.OrganizationsClient): Promise<readonly LiveDelegate[]> {
  const delegates: LiveDelegate[] = [];
  for await (const page of sdk.paginateListDelegatedAdministrators({ client }, {})) {
    for (const { Id } of page.DelegatedAdministrators ?? []) {
      if (Id === undefined) continue;
      const services: string[] = [];
      const pages = sdk.paginateListDelegatedServicesForAccount({ client }, { AccountId: Id });
      for await (const { DelegatedServices } of pages) {
        services.push(...(DelegatedServices ?? []).flatMap((one) => one.ServicePrincipal ?? []));
      }
      delegates.push({ account: Id, services: services.sort() });
    }
  }
  return delegates;
}

async function readTrustedServices(client: sdk.OrganizationsClient): Promise<readonly string[]> {
  const services: string[] = [];
  for await (const page of sdk.paginateListAWSServiceAccessForOrganization({ client }, {})) {
    services.push(
      ...(page.EnabledServicePrincipals ?? []).flatMap((one) => one.ServicePrincipal ?? []),
    );
  }
  return services.sort();
}

async function readResourcePolicy(client: sdk.OrganizationsClient): Promise<string | undefined> {
  try {
    const { ResourcePolicy } = await client.send(new sdk.DescribeResourcePolicyCommand());
    return ResourcePolicy?.Content;
  } catch (error) {
    if (error instanceof sdk.ResourcePolicyNotFoundException) return undefined;
    throw error;
  }
}
