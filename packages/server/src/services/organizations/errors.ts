import { type ServiceError, serviceError } from "@ostiary/wire";

/** AccessDenied: the call is none of this account's, whatever its policies allow. */
export const noAccess = (): ServiceError =>
  serviceError("AccessDenied", "You don't have permissions to access this resource.");

export const notInUse = (): ServiceError =>
  serviceError(
    "AWSOrganizationsNotInUseException",
    "Your account is not a member of an organization.",
  );

/** Another call has changed what this one is about, between its being let in and its turn. */
export const concurrentModification = (): ServiceError =>
  serviceError(
    "ConcurrentModificationException",
    "The target of the operation is currently being modified by a different request. Try again later.",
  );

/** ConstraintViolationException with its Reason. */
export const constraintViolation = (Reason: string, message: string): ServiceError =>
  serviceError("ConstraintViolationException", message, { Reason });

/** InvalidInputException with its Reason. */
export const invalidInput = (Reason: string, message: string): ServiceError =>
  serviceError("InvalidInputException", message, { Reason });

/** HandshakeConstraintViolationException with its Reason. */
export const handshakeConstraint = (Reason: string, message: string): ServiceError =>
  serviceError("HandshakeConstraintViolationException", message, { Reason });

/** What is named and not there, with AWS's words for each. */
const missing = {
  Account: "You specified an account that doesn't exist.",
  Child: "You specified a child that doesn't exist.",
  CreateAccountStatus: "You specified a create account request that doesn't exist.",
  DestinationParent: "You specified a destination parent that doesn't exist.",
  EffectivePolicy: "You specified an effective policy that doesn't exist.",
  Handshake: "You specified a handshake that doesn't exist.",
  OrganizationalUnit: "You specified an organizational unit that doesn't exist.",
  Parent: "You specified parent that doesn't exist.",
  Policy: "You specified a policy that doesn't exist.",
  ResourcePolicy: "You specified a resource policy that doesn't exist.",
  ResponsibilityTransfer: "You specified a responsibility transfer that doesn't exist.",
  Root: "You specified a root that doesn't exist.",
  SourceParent: "You specified a source parent that doesn't exist.",
  Target: "You specified a target that doesn't exist.",
} as const;

/** …NotFoundException for what a call names. */
export const notFound = (what: keyof typeof missing): ServiceError =>
  serviceError(`${what}NotFoundException`, missing[what]);
