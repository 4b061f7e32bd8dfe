import { memberAccounts } from "@ostiary/directory";
import { serviceError } from "@ostiary/wire";
import { entityTarget, requireMember, requireParent } from "../entities.ts";
import { notFound } from "../errors.ts";
import { organizationWrite } from "../organization-operation.ts";

export const moveAccount = organizationWrite("MoveAccount", {
  audience: "management",
  resource: ({ AccountId, SourceParentId, DestinationParentId }, { own }) => [
    entityTarget(own, AccountId),
    entityTarget(own, SourceParentId),
    entityTarget(own, DestinationParentId),
  ],
  run({ AccountId, SourceParentId, DestinationParentId }, { own }) {
    const member = requireMember(own, AccountId);
    const source = requireParent(own, SourceParentId, "SourceParent");
    const destination = requireParent(own, DestinationParentId, "DestinationParent");
    if (member.parentId === destination.record.id) {
      throw serviceError(
        "DuplicateAccountException",
        "That account is already present in the specified destination.",
      );
    }
    if (member.parentId !== source.record.id) throw notFound("Account");
    own.management.put(memberAccounts, { ...member, parentId: destination.record.id });
    return {};
  },
});
