import { randomUUID } from "node:crypto";
import { serviceError, type WireAnswer, writeError } from "@ostiary/wire";

/** The answer to a request that HTTP itself refused: its body is too large, or it is broken. */
export function tooLarge(error: unknown): WireAnswer {
  const status =
    typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : 500;
  const refused =
    status === 413
      ? serviceError("RequestEntityTooLarge", "The request body is larger than 1 MiB.")
      : status === 400
        ? serviceError("MalformedInput", "The request is not well-formed HTTP.")
        : serviceError("InternalFailure", "The request processing has failed.");
  return writeError(undefined, refused, randomUUID());
}
