/** AWS's partitions. */
export const partitions: ReadonlySet<string> = new Set([
  "aws",
  "aws-cn",
  "aws-us-gov",
  "aws-iso",
  "aws-iso-b",
  "aws-iso-e",
  "aws-iso-f",
  "aws-eusc",
]);

/** What an IAM resource begins with. */
const iamResources = [
  "user/",
  "federated-user/",
  "role/",
  "group/",
  "instance-profile/",
  "mfa/",
  "server-certificate/",
  "policy/",
  "sms-mfa/",
  "saml-provider/",
  "oidc-provider/",
  "report/",
  "access-report/",
] as const;

/** Kinds of resource that are younger than the list in AWS's words. */
const laterIamResources = ["role-template/", "delegation-request/"] as const;

const isIamResource = (identifier: string): boolean =>
  [iamResources, laterIamResources].flat().some((start) => identifier.startsWith(start));

/** Services whose ARNs have no region; the exceptions begin with one of the given texts. */
const regionless: Readonly<
  Record<string, { message: (resource: string) => string; except: readonly string[] }>
> = {
  iam: {
    message: (resource) => `IAM resource ${resource} cannot contain region information.`,
    except: [],
  },
  s3: {
    message: (resource) => `Resource ${resource} can not contain region information.`,
    except: [
      "access-grants/",
      "accesspoint/",
      "async-request/",
      "job/",
      "storage-lens/",
      "storage-lens-group/",
    ],
  },
};

/** What is wrong with the form of a resource, in AWS's words; undefined where nothing is. */
export function resourceFault(resource: string): string | undefined {
  if (resource === "*") return undefined;
  const [prefix, partition, ...rest] = resource.split(":");
  if (prefix === resource || partition === undefined) {
    return `Resource ${resource} must be in ARN format or "*".`;
  }
  if (partition !== "*" && !partitions.has(partition)) return partitionFault(partition, rest);
  const [service = "", region = "", account, ...path] = rest;
  if (rest.length === 0)
    return "Resource vendor must be fully qualified and cannot contain regexes.";
  const identifier = path.join(":");
  const rule = Object.hasOwn(regionless, service) ? regionless[service] : undefined;
  const regionGiven = rest.length > 1 && region !== "";
  const bare = rest.length === 1;
  if (rule !== undefined && (regionGiven || bare)) {
    if (!rule.except.some((start) => identifier.startsWith(start))) return rule.message(resource);
  }
  if (service === "iam" && !isIamResource(identifier)) {
    // AWS's message does not say so, but policies that AWS manages name the root user.
    const anything =
      identifier === "*" || identifier === "root" || (account === undefined && region === "*");
    if (!anything) {
      return `IAM resource path must either be "*" or start with ${iamResources.join(", ")}.`;
    }
  }
  return undefined;
}

/** An unknown partition is reported with the ARN as AWS has read it: what is missing is a star. */
function partitionFault(partition: string, rest: readonly string[]): string {
  const [service = "", region = "*", account = "*", ...path] = rest;
  const vendor = service !== "" || rest.length > 1 ? service : "*";
  const identifier = path.length > 0 ? path.join(":") : "*";
  return `Partition "${partition}" is not valid for resource "arn:${partition}:${vendor}:${region}:${account}:${identifier}".`;
}

/** Whether a resource passes AWS's older parser, which wants a service and, once a part is empty, all of the parts. */
export function passesLegacyParser(resource: string): boolean {
  if (resource === "*") return true;
  const parts = resource.split(":");
  return (parts.length > 5 || !resource.includes("::")) && parts[2] !== "";
}
