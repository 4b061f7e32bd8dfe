import type { Operation } from "../../../operation.ts";
import { changePassword } from "./change-password.ts";
import { createLoginProfile } from "./create-login-profile.ts";
import { deleteLoginProfile } from "./delete-login-profile.ts";
import { getLoginProfile } from "./get-login-profile.ts";
import { updateLoginProfile } from "./update-login-profile.ts";

/** The operations of IAM on passwords of users. */
export const loginProfileOperations: readonly Operation[] = [
  changePassword,
  createLoginProfile,
  deleteLoginProfile,
  getLoginProfile,
  updateLoginProfile,
];
