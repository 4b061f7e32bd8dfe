import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  type IAMClient,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import { codeOf, stepAt } from "./one-time-code.ts";
import type { ClientSettings, TestServer } from "./running-server.ts";

let made = 0;

/** A name that nothing has. */
export function newName(): string {
  made += 1;
  return `name${made}`;
}

/** A virtual MFA device as whoever scanned its QR code has it. */
export interface Device {
  readonly SerialNumber: string;
  readonly seed: string;
  /** The code that it shows some steps from now. */
  code(fromNow?: number): string;
  /** Two codes that follow one another, the second of which it shows some steps from now. */
  codes(fromNow?: number): { AuthenticationCode1: string; AuthenticationCode2: string };
}

function deviceOf(SerialNumber: string, seed: string, now: () => number): Device {
  const code = (fromNow = 0) => codeOf(seed, now() + fromNow);
  return {
    SerialNumber,
    seed,
    code,
    codes: (fromNow = 0) => ({
      AuthenticationCode1: code(fromNow - 1),
      AuthenticationCode2: code(fromNow),
    }),
  };
}

export async function newDevice(iam: IAMClient, name = newName()): Promise<Device> {
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }),
  );
  const seed = Buffer.from(VirtualMFADevice?.Base32StringSeed ?? []).toString("ascii");
  return deviceOf(VirtualMFADevice?.SerialNumber ?? "", seed, stepAt);
}

/** Waits until a time step has some seconds left, where a test needs several codes of one step. */
export async function roomyStep(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 15_000) await sleep(left);
}

/**
 * A user with a device, which showed the codes that enabled it in the last step and before: it has this step's and the next. Its now
 * is the step in which it was enabled, however long a test takes.
 */
export async function userWithDevice(iam: IAMClient) {
  const UserName = newName();
  await iam.send(new CreateUserCommand({ UserName }));
  const { SerialNumber, seed } = await newDevice(iam);
  await roomyStep();
  const step = stepAt();
  const device = deviceOf(SerialNumber, seed, () => step);
  await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...device.codes(-1) }));
  return { UserName, device };
}

/** What a client of a user needs, with a new key, who may do what the statements say. */
export async function settingsOf(
  running: TestServer,
  iam: IAMClient,
  UserName: string,
  ...statements: object[]
): Promise<ClientSettings> {
  if (statements.length > 0) {
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statements });
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = "", SecretAccessKey = "" } = AccessKey ?? {};
  return running.settings({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey });
}
