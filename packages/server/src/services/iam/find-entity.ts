import {
  type AccountReader,
  type Group,
  groups,
  type InstanceProfile,
  instanceProfiles,
  type ManagedPolicy,
  type Role,
  roles,
  type ServerCertificate,
  type StoredRecord,
  serverCertificates,
  type Table,
  type User,
  users,
} from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { customerManagedPolicy } from "../../caller/compiled-policies.ts";

/** NoSuchEntity, 404, with the text that AWS gives for this kind of thing. */
export const noSuchEntity = (message: string): ServiceError =>
  serviceError("NoSuchEntity", message);

function named<R extends StoredRecord>(table: Table<R>, what: string) {
  return (account: AccountReader, name: string): R => {
    const record = account.named(table, name);
    if (record === undefined) {
      throw noSuchEntity(`The ${what} with name ${name} cannot be found.`);
    }
    return record;
  };
}

export const requireUser: (account: AccountReader, name: string) => User = named(users, "user");
export const requireGroup: (account: AccountReader, name: string) => Group = named(groups, "group");
export const requireRole: (account: AccountReader, name: string) => Role = named(roles, "role");

export function requireInstanceProfile(account: AccountReader, name: string): InstanceProfile {
  const profile = account.named(instanceProfiles, name);
  if (profile === undefined) throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  return profile;
}

export const requireServerCertificate: (account: AccountReader, name: string) => ServerCertificate =
  named(serverCertificates, "Server Certificate");

/** The customer managed policy of that ARN. */
export function requirePolicy(account: AccountReader, arn: string): ManagedPolicy {
  const policy = customerManagedPolicy(account, arn);
  if (policy === undefined) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}
