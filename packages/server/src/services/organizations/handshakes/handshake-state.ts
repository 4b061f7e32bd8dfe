import { type Handshake, type HandshakeState, organizationQuotas } from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";

const day = 86_400_000;

/** Whether a handshake waits for somebody's answer. */
export const isPending = ({ state, expiryDate }: Handshake, now: number): boolean =>
  (state === "REQUESTED" || state === "OPEN") && expiryDate > now;

/** The state of a handshake at a moment: one that nobody answered in time has expired. */
export const stateOf = (handshake: Handshake, now: number): HandshakeState | "EXPIRED" =>
  (handshake.state === "REQUESTED" || handshake.state === "OPEN") && handshake.expiryDate <= now
    ? "EXPIRED"
    : handshake.state;

/** Whether a handshake shows still: for 30 days after it ended. */
export function isShown(handshake: Handshake, now: number): boolean {
  if (isPending(handshake, now)) return true;
  const ended = stateOf(handshake, now) === "EXPIRED" ? handshake.expiryDate : handshake.stateDate;
  return now - ended < organizationQuotas.keptHandshakeDays * day;
}

const invalidTransition = (): ServiceError =>
  serviceError(
    "InvalidHandshakeTransitionException",
    "You can't perform the operation on the handshake in its current state.",
  );

/** Refuses a change of a handshake to a state that it has, or from one that it can't leave. */
export function requireChangeable(
  handshake: Handshake,
  to: "ACCEPTED" | "CANCELED" | "DECLINED",
  now: number,
): void {
  const state = stateOf(handshake, now);
  if (state === to) {
    throw serviceError(
      "HandshakeAlreadyInStateException",
      `The specified handshake is already in the requested state.`,
    );
  }
  if (!isPending(handshake, now)) throw invalidTransition();
  // What still waits for others can't be completed.
  if (to === "ACCEPTED" && handshake.action === "ENABLE_ALL_FEATURES" && state !== "OPEN") {
    throw invalidTransition();
  }
}
