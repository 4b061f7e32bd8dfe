import { stringify } from "yaml";
import type { LiveOrganization, LivePolicy, Tags } from "../live/live-organization.ts";
import { liveIndex } from "../plan/live-index.ts";
import type {
  FileAccount,
  FileParent,
  FilePolicy,
  FileTarget,
  FileUnit,
  OrganizationFile,
} from "./organization-file.ts";

/** The file that an organization would be made from. Throws an error where two policies share a name, which files can't tell apart. */
export function fileOf(live: LiveOrganization): OrganizationFile {
  const { policies, units, accounts, resourcePolicy } = live;
  const own = policies.filter(({ awsManaged }) => !awsManaged);
  const twice = own.find(({ name }, at) => own.findIndex((one) => one.name === name) < at);
  if (twice !== undefined) throw new Error(`Two policies are named ${twice.name}: rename one.`);
  const index = liveIndex(live);
  const attached = (id: string): FileTarget => {
    const here = index.at(id);
    // Whether FullAWSAccess is missing says something only where SCPs are in use.
    const restricted =
      live.policyTypes.includes("SERVICE_CONTROL_POLICY") &&
      !here.some(({ name }) => name === "FullAWSAccess");
    return {
      // The order of attachment is told by no call.
      policies: own
        .filter(({ targets }) => targets.includes(id))
        .map(({ name }) => name)
        .sort(),
      ...(restricted && { fullAccess: false }),
    };
  };
  const parentOf = (id: string): Pick<FileParent, "units" | "accounts"> => {
    const inside = units.filter(({ parent }) => parent === id).sort(byName);
    const members = accounts
      .filter(({ parent, status }) => parent === id && status === "ACTIVE")
      .sort(byName);
    return {
      ...(inside.length > 0 && {
        units: inside.map(
          ({ id: unit, name, tags }): FileUnit => ({
            name,
            ...attached(unit),
            ...tagsOf(tags),
            ...parentOf(unit),
          }),
        ),
      }),
      ...(members.length > 0 && { accounts: members.map(accountOf) }),
    };
  };
  const accountOf = ({
    id,
    name,
    email,
    tags,
  }: LiveOrganization["accounts"][number]): FileAccount => {
    const services = live.delegates.find(({ account }) => account === id)?.services ?? [];
    return {
      ...(id === live.managementAccount ? { management: true } : { name, email }),
      ...attached(id),
      ...tagsOf(tags),
      ...(services.length > 0 && { delegatedAdministrator: services }),
    };
  };
  return {
    version: 1,
    policyTypes: [...live.policyTypes].sort(),
    trustedServices: live.trustedServices,
    ...(resourcePolicy !== undefined && {
      resourcePolicy: { document: JSON.parse(resourcePolicy) },
    }),
    policies: [...own].sort(byName).map(policyOf),
    root: { ...attached(live.root.id), ...tagsOf(live.root.tags), ...parentOf(live.root.id) },
  };
}

const policyOf = ({ name, type, description, content, tags }: LivePolicy): FilePolicy => ({
  name,
  type,
  ...(description !== "" && { description }),
  document: JSON.parse(content),
  ...tagsOf(tags),
});

const tagsOf = (tags: Tags): { readonly tags?: Tags } =>
  Object.keys(tags).length === 0 ? {} : { tags };

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;

/** The file as text. */
export const printFile = (file: OrganizationFile): string =>
  stringify(file, { lineWidth: 0, aliasDuplicateObjects: false });
