import {
  type AccountReader,
  accessKeys,
  forgetFailedGuesses,
  loginProfiles,
  passwordHistories,
  serviceSpecificCredentials,
  signingCertificates,
  sshPublicKeys,
  type User,
  virtualMfaDevices,
} from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { deleteConflict } from "../delete-conflict.ts";
import { requireUser } from "../find-entity.ts";
import { removeUser } from "../remove-principal.ts";
import { userTarget } from "../targets.ts";

/** What has to be gone before a user can be deleted, in the order in which "DeleteUser" lists it, and what AWS says else. */
const conflicts: readonly {
  readonly present: (user: User, account: AccountReader) => boolean;
  readonly first: string;
}[] = [
  {
    present: ({ id }, account) => account.get(loginProfiles, id) !== undefined,
    first: "must delete login profile first",
  },
  {
    present: ({ id }, account) => account.find(accessKeys, "user", id).length > 0,
    first: "must delete access keys first",
  },
  {
    present: ({ id }, account) => account.find(signingCertificates, "user", id).length > 0,
    first: "must delete certificates first",
  },
  {
    present: ({ id }, account) =>
      account.find(sshPublicKeys, "user", id).length > 0 ||
      account.find(serviceSpecificCredentials, "user", id).length > 0,
    first: "must remove referenced objects first",
  },
  {
    present: ({ id }, account) => account.find(virtualMfaDevices, "user", id).length > 0,
    first: "must delete MFA device first",
  },
  {
    present: ({ inlinePolicies }) => inlinePolicies.length > 0,
    first: "must delete policies first",
  },
  {
    present: ({ attachedPolicies }) => attachedPolicies.length > 0,
    first: "must detach all policies first",
  },
  { present: ({ groups }) => groups.length > 0, first: "must remove users from group first" },
];

export const deleteUser = operation("iam", "DeleteUser", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName }, { account }) {
    const user = requireUser(account, UserName);
    const conflict = conflicts.find(({ present }) => present(user, account));
    if (conflict !== undefined) throw deleteConflict(`Cannot delete entity, ${conflict.first}.`);
    account.delete(passwordHistories, user.id);
    forgetFailedGuesses(account, user.id);
    removeUser(account, user);
    return {};
  },
});
