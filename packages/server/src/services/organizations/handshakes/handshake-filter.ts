import type { Handshake } from "@ostiary/directory";
import { invalidInput } from "../errors.ts";

/** What a list of handshakes asks for: those of one action, or the parts of one. */
export interface HandshakeFilter {
  readonly ActionType?: string | undefined;
  readonly ParentHandshakeId?: string | undefined;
}

/** Which handshakes a filter lets through. */
export function filterOf(filter: HandshakeFilter = {}): (handshake: Handshake) => boolean {
  const { ActionType, ParentHandshakeId } = filter;
  if (ActionType !== undefined && ParentHandshakeId !== undefined) {
    throw invalidInput(
      "MAX_LIMIT_EXCEEDED_FILTER",
      "You can specify only one filter parameter for the operation.",
    );
  }
  return ({ action, parentId }) =>
    (ActionType === undefined || action === ActionType) &&
    (ParentHandshakeId === undefined || parentId === ParentHandshakeId);
}
