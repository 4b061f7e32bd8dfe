import type { Operation } from "../../../operation.ts";
import { deleteResourcePolicy } from "./delete-resource-policy.ts";
import { deregisterDelegatedAdministrator } from "./deregister-delegated-administrator.ts";
import { describeResourcePolicy } from "./describe-resource-policy.ts";
import { listDelegatedAdministrators } from "./list-delegated-administrators.ts";
import { listDelegatedServicesForAccount } from "./list-delegated-services-for-account.ts";
import { putResourcePolicy } from "./put-resource-policy.ts";
import { registerDelegatedAdministrator } from "./register-delegated-administrator.ts";

/** The operations of Organizations by which a management account lets members act for it. */
export const delegationOperations: readonly Operation[] = [
  deleteResourcePolicy,
  deregisterDelegatedAdministrator,
  describeResourcePolicy,
  listDelegatedAdministrators,
  listDelegatedServicesForAccount,
  putResourcePolicy,
  registerDelegatedAdministrator,
];
