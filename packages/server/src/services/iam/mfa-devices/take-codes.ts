import {
  countFailedGuess,
  forgetFailedGuesses,
  isHeld,
  mfaDeviceCounters,
  stepOfCodes,
  stepsAround,
  timeStep,
  type VirtualMfaDevice,
} from "@ostiary/directory";
import { type ServiceError, serviceError } from "@ostiary/wire";
import { KeptRefusal, type WriteScope } from "../../../operation.ts";

/** A device may be a time step behind or ahead. */
const tolerance = 1;
/** How far a device's clock may be off for ResyncMFADevice to find it, in time steps: an hour. */
export const resyncDistance = 120;

/**
 * Takes codes that follow one another and uses them up, or refuses them. The step of the last one is remembered in the transaction of
 * what the codes allow, so that no code allows two things. A wrong one is counted; while the device is held none is looked at.
 */
export function takeCodes(
  scope: WriteScope,
  device: VirtualMfaDevice,
  codes: readonly string[],
  refusal: ServiceError,
  distance: number = tolerance,
): void {
  if (scope.waived.has("mfa-codes")) return;
  const { account, now, server } = scope;
  if (isHeld(account, device.id, now)) throw refusal;
  const counter = account.get(mfaDeviceCounters, device.id);
  const { lastStep, drift } = counter ?? { lastStep: -1, drift: 0 };
  const seed = server.directory.secrets.unwrap(device.wrappedSeed, device.id);
  const present = timeStep(now) + drift;
  const step = stepOfCodes(seed, codes, stepsAround(present, distance));
  if (step === undefined || step - codes.length < lastStep) {
    countFailedGuess(account, device.id, now);
    throw new KeptRefusal(refusal);
  }
  const inTime = Math.abs(step - present) <= tolerance;
  account.put(mfaDeviceCounters, {
    id: device.id,
    lastStep: step,
    drift: inTime ? drift : step - timeStep(now),
  });
  forgetFailedGuesses(account, device.id);
}

/** InvalidAuthenticationCode, 403: the codes are not two that this device shows one after the other. */
export const invalidCodes = (): ServiceError =>
  serviceError("InvalidAuthenticationCode", "Authentication code for device is not valid.");
