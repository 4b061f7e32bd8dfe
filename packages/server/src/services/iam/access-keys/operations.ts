import type { Operation } from "../../../operation.ts";
import { createAccessKey } from "./create-access-key.ts";
import { deleteAccessKey } from "./delete-access-key.ts";
import { getAccessKeyLastUsed } from "./get-access-key-last-used.ts";
import { listAccessKeys } from "./list-access-keys.ts";
import { updateAccessKey } from "./update-access-key.ts";

/** The operations of IAM on access keys. */
export const accessKeyOperations: readonly Operation[] = [
  createAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
  listAccessKeys,
  updateAccessKey,
];
