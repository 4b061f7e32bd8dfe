import { delegationRequests } from "@ostiary/directory";
import { operation } from "../../../operation.ts";
import { pageOfTable } from "../pagination.ts";
import { wireRequest } from "./delegation-request-answer.ts";
import { grantedToSelf } from "./granted-to-owner.ts";

/** The requests that somebody in the account has taken. This list spells its `isTruncated` with a small letter. */
export const listDelegationRequests = operation("iam", "ListDelegationRequests", {
  access: "read",
  context: ({ OwnerId }) => ({ "iam:DelegationRequestOwner": OwnerId }),
  grants: ({ OwnerId }, scope) => grantedToSelf(scope, OwnerId),
  run({ OwnerId, ...request }, { account, now }) {
    const { items, end } = pageOfTable(
      account,
      delegationRequests,
      request,
      ({ ownerId }) => ownerId !== undefined && (OwnerId ?? ownerId) === ownerId,
    );
    const { IsTruncated, ...marker } = end;
    return {
      DelegationRequests: items.map((item) => wireRequest(item, now)),
      isTruncated: IsTruncated,
      ...marker,
    };
  },
});
