import { serviceError } from "@ostiary/wire";

/** EntityAlreadyExists, 409, for a group. */
export const groupExists = (name: string) =>
  serviceError("EntityAlreadyExists", `Group with name ${name} already exists.`);
