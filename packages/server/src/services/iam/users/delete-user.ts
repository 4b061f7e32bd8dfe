import {
  accessKeys,
  serviceSpecificCredentials,
  signingCertificates,
  sshPublicKeys,
} from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { deleteConflict } from "../delete-conflict.ts";
import { requireUser } from "../find-entity.ts";
import { removeUser } from "../remove-principal.ts";
import { userTarget } from "../targets.ts";

export const deleteUser = operation("iam", "DeleteUser", {
  access: "write",
  resource: ({ UserName }, scope) => userTarget(scope, UserName),
  run({ UserName }, { account }) {
    const user = requireUser(account, UserName);
    if (user.attachedPolicies.length > 0) {
      throw deleteConflict("Cannot delete entity, must detach all policies first.");
    }
    if (user.inlinePolicies.length > 0)
      throw deleteConflict("Cannot delete entity, must delete policies first.");
    if (account.find(accessKeys, "user", user.id).length > 0) {
      throw deleteConflict("Cannot delete entity, must delete access keys first.");
    }
    if (account.find(signingCertificates, "user", user.id).length > 0) {
      throw deleteConflict("Cannot delete entity, must delete certificates first.");
    }
    if (
      account.find(sshPublicKeys, "user", user.id).length > 0 ||
      account.find(serviceSpecificCredentials, "user", user.id).length > 0
    ) {
      throw deleteConflict("Cannot delete entity, must remove referenced objects first.");
    }
    if (user.groups.length > 0)
      throw deleteConflict("Cannot delete entity, must remove users from group first.");
    removeUser(account, user);
    return {};
  },
});
