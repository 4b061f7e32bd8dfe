import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "./failure.ts";
import { newName, settingsOf, userWithDevice } from "./mfa-device.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

test("a user is deleted when nothing is left of it, and what comes first is told first", async () => {
  const { UserName, device } = await userWithDevice(iam);
  const { SerialNumber } = device;
  const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const GroupName = newName();
  await iam.send(new CreateGroupCommand({ GroupName }));
  await iam.send(new AddUserToGroupCommand({ GroupName, UserName }));
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  await settingsOf(running, iam, UserName, { Effect: "Allow", Action: "*", Resource: "*" });
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: "Correct-horse-1" }));
  const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName }));
  const AccessKeyId = AccessKeyMetadata?.[0]?.AccessKeyId;

  const conflicts: readonly (readonly [first: string, remove: () => Promise<unknown>])[] = [
    [
      "must delete login profile first",
      () => iam.send(new DeleteLoginProfileCommand({ UserName })),
    ],
    [
      "must delete access keys first",
      () => iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })),
    ],
    [
      "must delete MFA device first",
      () => iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber })),
    ],
    [
      "must delete policies first",
      () => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: "own" })),
    ],
    [
      "must detach all policies first",
      () => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
    ],
    [
      "must remove users from group first",
      () => iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName })),
    ],
  ];
  for (const [first, remove] of conflicts) {
    expect(await failure(iam.send(new DeleteUserCommand({ UserName })))).toEqual({
      name: "DeleteConflictException",
      message: `Cannot delete entity, ${first}.`,
    });
    await remove();
  }
  await iam.send(new DeleteUserCommand({ UserName }));
});
