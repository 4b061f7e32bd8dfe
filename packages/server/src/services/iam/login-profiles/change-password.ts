import {
  countFailedGuess,
  forgetFailedGuesses,
  isHeld,
  type User,
  verifyPassword,
} from "@ostiary/directory";
import { ServiceError, serviceError } from "@ostiary/wire";
import { KeptRefusal, operation, type Scope } from "../../../operation.ts";
import { requireUser } from "../find-entity.ts";
import { userOrCallerTarget } from "../targets.ts";
import { requireLoginProfile } from "./login-profile.ts";
import { type NewPassword, newPassword, reusedPassword, setPassword } from "./new-password.ts";

function callingUser({ account, caller }: Scope): User {
  if (caller.principal.kind !== "user" || caller.userName === undefined) {
    throw serviceError("InvalidUserType", "Only IAM Users can change their own password.");
  }
  return requireUser(account, caller.userName);
}

const wrongPassword = () => serviceError("AccessDenied", "The old password was incorrect.");

/** The new password, or what is wrong with it. */
async function checked(
  scope: Scope,
  user: User,
  old: string,
  password: string,
): Promise<NewPassword | ServiceError> {
  if (password === old) return reusedPassword();
  try {
    return await newPassword(scope, user, password);
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}

/**
 * A password is guessed no faster here than at a sign-in: wrong ones are counted and hold it for a while. What is wrong with the
 * new password is worked out whether the old one is right or not, and told only after the guess was counted.
 */
export const changePassword = operation("iam", "ChangePassword", {
  access: "write",
  resource: (_input, scope) => userOrCallerTarget(scope, undefined),
  async prepare({ OldPassword, NewPassword }, scope) {
    const user = callingUser(scope);
    const { passwordHash } = requireLoginProfile(scope.account, user);
    if (isHeld(scope.account, user.id, scope.now)) throw wrongPassword();
    const matches = await verifyPassword(passwordHash, OldPassword);
    return { matches, password: await checked(scope, user, OldPassword, NewPassword) };
  },
  run(_input, scope, { matches, password }) {
    const { account, now } = scope;
    const user = callingUser(scope);
    if (isHeld(account, user.id, now)) throw wrongPassword();
    if (!matches) {
      countFailedGuess(account, user.id, now);
      throw new KeptRefusal(wrongPassword());
    }
    if (password instanceof ServiceError) throw password;
    setPassword(scope, user, password, false);
    forgetFailedGuesses(account, user.id);
    return {};
  },
});
