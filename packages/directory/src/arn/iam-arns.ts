import type { Partition } from "./arn.ts";

/** The resource types of IAM whose ARN has a path and a name. */
export type IamResourceType =
  | "user"
  | "group"
  | "role"
  | "policy"
  | "instance-profile"
  | "mfa"
  | "oidc-provider"
  | "saml-provider"
  | "server-certificate"
  | "delegation-request";

/** Writes the ARNs of IAM and STS in one partition ("IAM identifiers"). */
export interface IamArns {
  readonly partition: Partition;
  /** `arn:aws:iam::ACCOUNT:TYPE/PATH/NAME`; the path begins and ends with a slash, and gets those that lenient mode let be left out. */
  iam(accountId: string, type: IamResourceType, path: string, name: string): string;
  root(accountId: string): string;
  assumedRole(accountId: string, roleName: string, sessionName: string): string;
  federatedUser(accountId: string, name: string): string;
  /** The session that asks, whoever it is. */
  self(accountId: string): string;
}

const slashed = (path: string): string =>
  `${path.startsWith("/") ? "" : "/"}${path}${path.endsWith("/") ? "" : "/"}`;

/** The ARN writers of a partition. */
export function iamArns(partition: Partition): IamArns {
  return Object.freeze({
    partition,
    iam: (accountId: string, type: IamResourceType, path: string, name: string) =>
      `arn:${partition}:iam::${accountId}:${type}${slashed(path)}${name}`,
    root: (accountId: string) => `arn:${partition}:iam::${accountId}:root`,
    assumedRole: (accountId: string, roleName: string, sessionName: string) =>
      `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    federatedUser: (accountId: string, name: string) =>
      `arn:${partition}:sts::${accountId}:federated-user/${name}`,
    self: (accountId: string) => `arn:${partition}:sts::${accountId}:self`,
  });
}
