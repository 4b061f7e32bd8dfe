/** The partition that ARNs carry. */
export type Partition =
  | "aws"
  | "aws-cn"
  | "aws-us-gov"
  | "aws-iso"
  | "aws-iso-b"
  | "aws-iso-e"
  | "aws-iso-f"
  | "aws-eusc";

/** Partitions by how the names of their regions begin. */
const partitions: readonly (readonly [prefix: string, partition: Partition])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** The partition that a region lies in. */
export const partitionOf = (region: string): Partition =>
  partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";

/** An ARN in its parts ("Identify AWS resources with Amazon Resource Names"). The resource keeps its colons and slashes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN, or undefined where the text is none. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...resource] = text.split(":");
  if (prefix !== "arn" || !partition || !service || resource.length === 0) return undefined;
  return {
    partition,
    service,
    region: region ?? "",
    account: account ?? "",
    resource: resource.join(":"),
  };
}

/** The name at the end of an IAM resource's ARN, and the path before it (with both slashes). */
export function pathAndName(resource: string): { type: string; path: string; name: string } {
  const first = resource.indexOf("/");
  const last = resource.lastIndexOf("/");
  if (first < 0) return { type: resource, path: "/", name: "" };
  return {
    type: resource.slice(0, first),
    path: resource.slice(first, last + 1),
    name: resource.slice(last + 1),
  };
}
