import type { DelegationRequest } from "@ostiary/directory";
import { expirationOf, stateAt } from "./delegation-request.ts";

/** A request as Get and List answer it. */
export const wireRequest = (request: DelegationRequest, now: number) => ({
  DelegationRequestId: request.id,
  Description: request.description,
  Permissions: {
    PolicyTemplateArn: request.templateArn,
    ...(request.parameters.length > 0 && {
      Parameters: request.parameters.map(({ name, type, values }) => ({
        Name: name,
        Type: type,
        Values: [...values],
      })),
    }),
  },
  PermissionPolicy: request.permissionPolicy,
  ...(request.restrictionArns.length > 0 && {
    RolePermissionRestrictionArns: [...request.restrictionArns],
  }),
  State: stateAt(request, now),
  ExpirationTime: new Date(expirationOf(request)),
  RequestorId: request.requestorId,
  RequestorName: request.requestorName,
  CreateDate: new Date(request.createDate),
  UpdatedTime: new Date(request.updateDate),
  SessionDuration: request.sessionDuration,
  OnlySendByOwner: request.onlySendByOwner,
  ...(request.ownerAccountId !== undefined && { OwnerAccountId: request.ownerAccountId }),
  ...(request.ownerId !== undefined && { OwnerId: request.ownerId }),
  ...(request.approver !== undefined && { ApproverId: request.approver.arn }),
  ...(request.requestMessage !== undefined && { RequestMessage: request.requestMessage }),
  ...(request.redirectUrl !== undefined && { RedirectUrl: request.redirectUrl }),
  ...(request.notes !== undefined && { Notes: request.notes }),
  ...(request.rejectionReason !== undefined && { RejectionReason: request.rejectionReason }),
});
