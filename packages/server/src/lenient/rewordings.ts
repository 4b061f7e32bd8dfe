import { type ServiceError, serviceError } from "@ostiary/wire";
import { iamRewordings } from "./iam-rewordings.ts";
import { organizationRewordings } from "./organization-rewordings.ts";

export type Input = Readonly<Record<string, unknown>>;

/** What was asked for. */
export interface AskedOperation {
  readonly service: string;
  readonly operation: string;
  readonly input: Input;
}

/** An error that moto words otherwise than AWS. */
export interface Rewording {
  /** `iam:CreateUser`, or a pattern of such names. */
  readonly operations: RegExp;
  readonly code: string;
  /** Absent: whatever the request says. */
  readonly when?: (input: Input) => boolean;
  readonly message: RegExp;
  /** As `String.replace` takes it; or made of what was found, and of what the request says. */
  readonly becomes: string | ((found: readonly string[], input: Input) => string);
  readonly newCode?: string;
}

/** What moto says in other words, in the order in which it is tried. */
export const rewordings: readonly Rewording[] = [...iamRewordings, ...organizationRewordings];

/** An error in moto's words, where it has others. */
export function reworded(
  { service, operation, input }: AskedOperation,
  error: ServiceError,
): ServiceError {
  const name = `${service}:${operation}`;
  const found = rewordings.find(
    ({ operations, code, when, message }) =>
      code === error.code &&
      operations.test(name) &&
      (when?.(input) ?? true) &&
      error.message.search(message) >= 0,
  );
  if (found === undefined) return error;
  const { message, becomes, newCode = error.code } = found;
  const text =
    typeof becomes === "string"
      ? error.message.replace(message, becomes)
      : error.message.replace(message, (...found) => becomes(found, input));
  return serviceError(newCode, text, error.members);
}
