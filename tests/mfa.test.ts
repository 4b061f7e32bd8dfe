import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetAccountSummaryCommand,
  GetMFADeviceCommand,
  IAMClient,
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
  TagMFADeviceCommand,
  UntagMFADeviceCommand,
} from "@aws-sdk/client-iam";
import { newAccessKeyId } from "@ostiary/directory";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure } from "./failure.ts";
import { released } from "./held-secret.ts";
import { newDevice, newName, roomyStep, settingsOf, userWithDevice } from "./mfa-device.ts";
import { wrongCode } from "./one-time-code.ts";
import { textOfQrCode } from "./qr-code.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const arnOf = (name: string) => `arn:aws:iam::${running.server.accountId}:mfa/${name}`;

async function newUser(): Promise<string> {
  const UserName = newName();
  await iam.send(new CreateUserCommand({ UserName }));
  return UserName;
}

test("a virtual device is made with a seed and a QR code of it, which are never shown again", async () => {
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "phone", Path: "/team/" }),
  );
  expect(VirtualMFADevice?.SerialNumber).toBe(arnOf("team/phone"));
  const seed = Buffer.from(VirtualMFADevice?.Base32StringSeed ?? []).toString("ascii");
  expect(seed).toMatch(/^[A-Z2-7]{64}$/);
  expect(textOfQrCode(VirtualMFADevice?.QRCodePNG ?? new Uint8Array())).toBe(
    `otpauth://totp/Ostiary:phone%40${running.server.accountId}?secret=${seed}&issuer=Ostiary`,
  );
  const listed = await iam.send(new ListVirtualMFADevicesCommand({}));
  expect(listed.VirtualMFADevices).toEqual([{ SerialNumber: arnOf("team/phone") }]);
  for (const VirtualMFADeviceName of ["phone", "PHONE"]) {
    const again = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName, Path: "/team/" });
    expect(await failure(iam.send(again))).toEqual({
      name: "EntityAlreadyExistsException",
      message: "MFADevice entity at the same path and name already exists.",
    });
  }
  const long = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: "x".repeat(250) });
  expect((await failure(iam.send(long))).name).toBe("InvalidInputException");
  await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: arnOf("team/phone") }));
});

test("a device is enabled, told of, synchronised, deactivated and deleted", async () => {
  const { UserName, device } = await userWithDevice(iam);
  const { SerialNumber } = device;
  const own = new IAMClient(
    await settingsOf(running, iam, UserName, {
      Effect: "Allow",
      Action: "iam:ListMFADevices",
      Resource: "*",
    }),
  );
  const { MFADevices } = await own.send(new ListMFADevicesCommand({}));
  expect(MFADevices).toEqual([{ UserName, SerialNumber, EnableDate: expect.any(Date) }]);
  const told = await iam.send(new GetMFADeviceCommand({ UserName, SerialNumber }));
  expect(told).toMatchObject({ UserName, SerialNumber, EnableDate: MFADevices?.[0]?.EnableDate });

  await iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber, ...device.codes(1) }));
  const inUse = iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  expect(await failure(inUse)).toEqual({
    name: "DeleteConflictException",
    message: "MFA VirtualDevice in use. Must deactivate first.",
  });
  await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
  expect((await iam.send(new ListMFADevicesCommand({ UserName }))).MFADevices).toEqual([]);
  await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  const gone = iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  expect(await failure(gone)).toEqual({
    name: "NoSuchEntityException",
    message: `VirtualMFADevice with serial number ${SerialNumber} does not exist.`,
  });
});

describe("EnableMFADevice", () => {
  const invalid = {
    name: "InvalidAuthenticationCodeException",
    message: "Authentication code for device is not valid.",
  };

  test.each([-1, 0, 1])("takes codes whose second is %d steps from now", async (fromNow) => {
    const { SerialNumber, codes } = await newDevice(iam);
    await roomyStep();
    const UserName = await newUser();
    await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes(fromNow) }));
  });

  test.each([-60, -3, 3])("refuses codes whose second is %d steps from now", async (fromNow) => {
    const { SerialNumber, codes } = await newDevice(iam);
    const enable = new EnableMFADeviceCommand({
      UserName: await newUser(),
      SerialNumber,
      ...codes(fromNow),
    });
    expect(await failure(iam.send(enable))).toEqual(invalid);
  });

  test("refuses one code twice, codes in the wrong order and wrong ones", async () => {
    const { SerialNumber, code, seed } = await newDevice(iam);
    const UserName = await newUser();
    await roomyStep();
    for (const [AuthenticationCode1, AuthenticationCode2] of [
      [code(), code()],
      [code(), code(-1)],
      [wrongCode(seed), code()],
      [code(-1), wrongCode(seed)],
    ]) {
      const enable = new EnableMFADeviceCommand({
        UserName,
        SerialNumber,
        AuthenticationCode1,
        AuthenticationCode2,
      });
      expect(await failure(iam.send(enable))).toEqual(invalid);
    }
  });

  test("looks at no code for a while after five wrong pairs", async () => {
    const { SerialNumber, codes, seed } = await newDevice(iam);
    const UserName = await newUser();
    await roomyStep();
    const enable = (pair: ReturnType<typeof codes>) =>
      iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...pair }));
    const wrong = { AuthenticationCode1: wrongCode(seed), AuthenticationCode2: wrongCode(seed) };
    for (let at = 0; at < 5; at += 1) expect(await failure(enable(wrong))).toEqual(invalid);
    expect(await failure(enable(codes()))).toEqual(invalid);
    await released(running, SerialNumber);
    await enable(codes());
  });

  test("knows no hardware devices, no security keys and no devices of others", async () => {
    const UserName = await newUser();
    const { accountId } = running.server;
    for (const SerialNumber of [
      "GAHT12345678",
      `arn:aws:iam::${accountId}:u2f/user/${UserName}/key-ABC`,
      arnOf("nothing"),
      "arn:aws:iam::999999999999:mfa/theirs",
    ]) {
      const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
      const enable = new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes });
      expect(await failure(iam.send(enable))).toEqual({
        name: "NoSuchEntityException",
        message: `VirtualMFADevice with serial number ${SerialNumber} does not exist.`,
      });
    }
  });

  test("refuses a user that does not exist, a device in use, and a ninth device", async () => {
    const { UserName, device } = await userWithDevice(iam);
    const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
    const enable = (given: { UserName?: string; SerialNumber?: string }) =>
      iam.send(
        new EnableMFADeviceCommand({
          UserName,
          SerialNumber: device.SerialNumber,
          ...codes,
          ...given,
        }),
      );
    expect(await failure(enable({ UserName: "nobody" }))).toEqual({
      name: "NoSuchEntityException",
      message: "The user with name nobody cannot be found.",
    });
    expect(await failure(enable({}))).toEqual({
      name: "EntityAlreadyExistsException",
      message: "MFA Device is already in use.",
    });
    for (let at = 1; at < 8; at += 1) {
      const more = await newDevice(iam);
      await roomyStep();
      await enable({ SerialNumber: more.SerialNumber, ...more.codes() });
    }
    const ninth = await newDevice(iam);
    expect(await failure(enable({ SerialNumber: ninth.SerialNumber, ...ninth.codes() }))).toEqual({
      name: "LimitExceededException",
      message: "Cannot exceed quota for MFADevicesPerUser: 8",
    });
    const { MFADevices, IsTruncated, Marker } = await iam.send(
      new ListMFADevicesCommand({ UserName, MaxItems: 5 }),
    );
    expect([MFADevices?.length, IsTruncated]).toEqual([5, true]);
    const rest = await iam.send(new ListMFADevicesCommand({ UserName, Marker }));
    expect([rest.MFADevices?.length, rest.IsTruncated]).toEqual([3, false]);
  });
});

test("a device whose clock is off is found again by ResyncMFADevice, within an hour and ahead of its used codes", async () => {
  const { UserName, device } = await userWithDevice(iam);
  const { SerialNumber } = device;
  const resync = (fromNow: number) =>
    iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber, ...device.codes(fromNow) }));
  const invalid = { name: "InvalidAuthenticationCodeException" };
  expect(await failure(resync(130))).toMatchObject(invalid);
  expect(await failure(resync(-10))).toMatchObject(invalid);
  await resync(100);
  expect(await failure(resync(100))).toMatchObject(invalid);
  await resync(102);
});

test("what is not a user's device is told, synchronised and deactivated for nobody", async () => {
  const { device } = await userWithDevice(iam);
  const { SerialNumber } = device;
  const { SerialNumber: unassigned } = await newDevice(iam);
  const UserName = await newUser();
  const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "654321" };
  for (const call of [
    iam.send(new GetMFADeviceCommand({ UserName, SerialNumber })),
    iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber, ...codes })),
    iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber })),
    iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber: unassigned })),
  ]) {
    expect(await failure(call)).toEqual({
      name: "NoSuchEntityException",
      message: "MFA Device invalid for user.",
    });
  }
});

test("virtual devices are listed by their assignment, page by page", async () => {
  const { UserName, device } = await userWithDevice(iam);
  const { SerialNumber } = await newDevice(iam);
  const list = async (AssignmentStatus?: "Assigned" | "Unassigned" | "Any") => {
    const found = [];
    let Marker: string | undefined;
    do {
      const page = await iam.send(
        new ListVirtualMFADevicesCommand({ AssignmentStatus, Marker, MaxItems: 4 }),
      );
      found.push(...(page.VirtualMFADevices ?? []));
      Marker = page.Marker;
    } while (Marker !== undefined);
    return found;
  };
  const assigned = await list("Assigned");
  expect(assigned.find((one) => one.SerialNumber === device.SerialNumber)).toEqual({
    SerialNumber: device.SerialNumber,
    EnableDate: expect.any(Date),
    User: {
      Path: "/",
      UserName,
      UserId: expect.stringMatching(/^AIDA/),
      Arn: `arn:aws:iam::${running.server.accountId}:user/${UserName}`,
      CreateDate: expect.any(Date),
    },
  });
  const unassigned = await list("Unassigned");
  expect(unassigned).toContainEqual({ SerialNumber });
  expect(await list("Any")).toHaveLength(assigned.length + unassigned.length);
  expect(await list()).toHaveLength(assigned.length + unassigned.length);
});

test("devices have tags", async () => {
  const tags = [{ Key: "team", Value: "blue" }];
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: newName(), Tags: tags }),
  );
  expect(VirtualMFADevice?.Tags).toEqual(tags);
  const SerialNumber = VirtualMFADevice?.SerialNumber ?? "";
  const shown = async () =>
    (await iam.send(new ListMFADeviceTagsCommand({ SerialNumber }))).Tags ?? [];
  const more = { Key: "Team", Value: "red" };
  await iam.send(new TagMFADeviceCommand({ SerialNumber, Tags: [more, { Key: "k", Value: "v" }] }));
  expect(await shown()).toEqual([more, { Key: "k", Value: "v" }]);
  await iam.send(new UntagMFADeviceCommand({ SerialNumber, TagKeys: ["TEAM", "other"] }));
  expect(await shown()).toEqual([{ Key: "k", Value: "v" }]);
  const many = Array.from({ length: 50 }, (_, at) => ({ Key: `key${at}`, Value: "" }));
  const over = iam.send(new TagMFADeviceCommand({ SerialNumber, Tags: many }));
  expect((await failure(over)).name).toBe("LimitExceededException");
  for (const command of [
    () => iam.send(new TagMFADeviceCommand({ SerialNumber: arnOf("no"), Tags: tags })),
    () => iam.send(new UntagMFADeviceCommand({ SerialNumber: arnOf("no"), TagKeys: ["team"] })),
    () => iam.send(new ListMFADeviceTagsCommand({ SerialNumber: arnOf("no") })),
  ]) {
    expect((await failure(command())).name).toBe("NoSuchEntityException");
  }
});

test("the root user has a device of its own, and the account's summary counts them all", async () => {
  const summary = async () => {
    const { SummaryMap = {} } = await iam.send(new GetAccountSummaryCommand({}));
    const { AccountMFAEnabled, AccountPasswordPresent, MFADevices, MFADevicesInUse } = SummaryMap;
    return { AccountMFAEnabled, AccountPasswordPresent, MFADevices, MFADevicesInUse };
  };
  const before = await summary();
  expect(before).toMatchObject({ AccountMFAEnabled: 0, AccountPasswordPresent: 0 });
  const { accountId, state } = running.server;
  const issued = Math.floor(Date.now() / 1000);
  const session = state.directory.sessions.seal({
    kind: "user",
    accountId,
    accessKeyId: newAccessKeyId("ASIA", accountId),
    issued,
    expires: issued + 900,
    userId: accountId,
    mfaAuthenticatedAt: issued,
  });
  const root = new IAMClient(running.settings(session));
  const device = await newDevice(root, "root-account-mfa-device");
  const { SerialNumber } = device;
  expect(SerialNumber).toBe(arnOf("root-account-mfa-device"));
  await roomyStep();
  const enable = new EnableMFADeviceCommand({
    UserName: accountId,
    SerialNumber,
    ...device.codes(),
  });
  expect((await failure(iam.send(enable))).name).toBe("NoSuchEntityException");
  await root.send(enable);
  expect(await summary()).toEqual({
    AccountMFAEnabled: 1,
    AccountPasswordPresent: 0,
    MFADevices: (before.MFADevices ?? 0) + 1,
    MFADevicesInUse: (before.MFADevicesInUse ?? 0) + 1,
  });
  const { VirtualMFADevices } = await iam.send(new ListVirtualMFADevicesCommand({}));
  expect(VirtualMFADevices?.find((one) => one.SerialNumber === SerialNumber)?.User).toEqual({
    UserId: accountId,
    Arn: `arn:aws:iam::${accountId}:root`,
    CreateDate: expect.any(Date),
  });
  expect((await root.send(new ListMFADevicesCommand({}))).MFADevices).toMatchObject([
    { SerialNumber },
  ]);
  await root.send(new DeactivateMFADeviceCommand({ SerialNumber }));
  await root.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  expect(await summary()).toEqual(before);
});
