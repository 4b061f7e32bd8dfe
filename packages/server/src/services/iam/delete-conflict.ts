import { type ServiceError, serviceError } from "@ostiary/wire";

/** DeleteConflict, 409: something has to be taken away before the entity can be. */
export const deleteConflict = (message: string): ServiceError =>
  serviceError("DeleteConflict", message);
