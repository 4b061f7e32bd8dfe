import { rm } from "node:fs/promises";
import { CloudTrailClient, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import {
  CreateRoleCommand,
  CreateUserCommand,
  DeactivateMFADeviceCommand,
  EnableMFADeviceCommand,
  GetUserCommand,
  IAMClient,
  ListUsersCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts";
import { defaultSettings, startServer } from "@ostiary/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure } from "./failure.ts";
import { guessesOf, released } from "./held-secret.ts";
import { newDevice, newName, roomyStep, settingsOf, userWithDevice } from "./mfa-device.ts";
import { wrongCode } from "./one-time-code.ts";
import { type ClientSettings, type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());

const allow = (Action: string | string[], Condition = {}) => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  Condition,
});

const document = (...Statement: object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });

interface Keys {
  readonly AccessKeyId: string | undefined;
  readonly SecretAccessKey: string | undefined;
  readonly SessionToken: string | undefined;
}

const sessionSettings = (keys: Keys | undefined): ClientSettings =>
  running.settings({
    accessKeyId: keys?.AccessKeyId ?? "",
    secretAccessKey: keys?.SecretAccessKey ?? "",
    sessionToken: keys?.SessionToken ?? "",
  });

/** A session of GetSessionToken, with MFA where a code is given. */
async function session(settings: ClientSettings, SerialNumber?: string, TokenCode?: string) {
  const sts = new STSClient(settings);
  const given = await sts.send(new GetSessionTokenCommand({ SerialNumber, TokenCode }));
  return sessionSettings(given.Credentials);
}

/** A user with a device and a key, who may do what the statements say. */
async function mfaUser(...statements: object[]) {
  const { UserName, device } = await userWithDevice(iam);
  return { UserName, device, key: await settingsOf(running, iam, UserName, ...statements) };
}

const invalidCode = {
  name: "AccessDenied",
  message: "MultiFactorAuthentication failed with invalid MFA one time pass code. ",
};
const unknownDevice = {
  name: "AccessDenied",
  message:
    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
};

const withMfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

test("MFA is absent with a key, false in a session without a code, and true with one", async () => {
  const { device, key } = await mfaUser(
    allow("iam:GetUser", { Null: { "aws:MultiFactorAuthPresent": "true" } }),
    allow("cloudtrail:LookupEvents", { Bool: { "aws:MultiFactorAuthPresent": "false" } }),
    allow("iam:ListUsers", {
      ...withMfa,
      NumericLessThan: { "aws:MultiFactorAuthAge": "60" },
    }),
  );
  const lookUp = new LookupEventsCommand({});
  await new IAMClient(key).send(new GetUserCommand({}));
  expect((await failure(new CloudTrailClient(key).send(lookUp))).name).toBe(
    "AccessDeniedException",
  );
  expect((await failure(new IAMClient(key).send(new ListUsersCommand({})))).name).toBe(
    "AccessDenied",
  );
  const plain = await session(key);
  await new CloudTrailClient(plain).send(lookUp);
  const proved = await session(key, device.SerialNumber, device.code());
  await new IAMClient(proved).send(new ListUsersCommand({}));
  expect((await failure(new IAMClient(proved).send(new GetUserCommand({})))).name).toBe(
    "AccessDenied",
  );
  expect((await failure(new CloudTrailClient(proved).send(lookUp))).name).toBe(
    "AccessDeniedException",
  );
});

test("a policy that denies without MFA lets a user in with a session that has it", async () => {
  const { device, key } = await mfaUser(allow("*"), {
    Effect: "Deny",
    NotAction: ["iam:ListMFADevices", "sts:GetSessionToken"],
    Resource: "*",
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  });
  const { message } = await failure(new IAMClient(key).send(new ListUsersCommand({})));
  expect(message).toContain("with an explicit deny in an identity-based policy");
  const proved = await session(key, device.SerialNumber, device.code());
  await new IAMClient(proved).send(new ListUsersCommand({}));
});

describe("a code", () => {
  test("is used once: neither what enabled a device nor what made a session does so again", async () => {
    const { device, key } = await mfaUser();
    const { SerialNumber } = device;
    const ask = (fromNow: number) => failure(session(key, SerialNumber, device.code(fromNow)));
    expect(await ask(-1)).toEqual(invalidCode);
    await session(key, SerialNumber, device.code());
    expect(await ask(0)).toEqual(invalidCode);
    await session(key, SerialNumber, device.code(1));
    expect(await ask(1)).toEqual(invalidCode);
    expect(await ask(0)).toEqual(invalidCode);
  });

  test("makes one session where many ask with it at the same time, of both operations", async () => {
    const { UserName, device, key } = await mfaUser(allow("sts:AssumeRole"));
    const role = await newRole(UserName);
    const { SerialNumber } = device;
    const TokenCode = device.code();
    const sts = new STSClient(key);
    const RoleSessionName = "many";
    const asked = Array.from({ length: 12 }, (_, at) =>
      at % 2 === 0
        ? sts.send(new GetSessionTokenCommand({ SerialNumber, TokenCode }))
        : sts.send(
            new AssumeRoleCommand({ RoleArn: role, RoleSessionName, SerialNumber, TokenCode }),
          ),
    );
    const results = await Promise.allSettled(asked);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([3, -2])("of %d steps from now is refused", async (fromNow) => {
    const { device, key } = await mfaUser();
    const ask = session(key, device.SerialNumber, device.code(fromNow));
    expect(await failure(ask)).toEqual(invalidCode);
  });

  test("that is wrong five times in a row holds the device, and the right one too", async () => {
    const { device, key } = await mfaUser();
    const { SerialNumber } = device;
    const wrong = wrongCode(device.seed);
    const asked = Array.from({ length: 20 }, () => failure(session(key, SerialNumber, wrong)));
    for (const refused of await Promise.all(asked)) expect(refused).toEqual(invalidCode);
    expect(await guessesOf(running, SerialNumber)).toBeLessThan(8);
    await released(running, SerialNumber);
    expect(await failure(session(key, SerialNumber, wrong))).toEqual(invalidCode);
    expect(await failure(session(key, SerialNumber, device.code()))).toEqual(invalidCode);
    await released(running, SerialNumber);
    await session(key, SerialNumber, device.code());
    expect(await guessesOf(running, SerialNumber)).toBe(0);
  });

  test("comes with its device's serial number, of a device that is enabled for the caller", async () => {
    const { device, key } = await mfaUser();
    const other = await mfaUser();
    const unassigned = await newDevice(iam);
    const half = {
      name: "AccessDenied",
      message:
        "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
    };
    expect(await failure(session(key, device.SerialNumber))).toEqual(half);
    expect(await failure(session(key, undefined, device.code()))).toEqual(half);
    for (const [SerialNumber, code] of [
      [other.device.SerialNumber, other.device.code()],
      [unassigned.SerialNumber, unassigned.code()],
      ["GAHT12345678", device.code()],
      [device.SerialNumber.toUpperCase(), device.code()],
    ]) {
      expect(await failure(session(key, SerialNumber, code))).toEqual(unknownDevice);
    }
  });

  test("stays used, and its device stays, when the server starts again", async () => {
    const own = await testServer();
    const admin = new IAMClient(own.operator);
    const { UserName, device } = await userWithDevice(admin);
    const key = await settingsOf(own, admin, UserName);
    const { SerialNumber } = device;
    const ask = (settings: ClientSettings, TokenCode: string) =>
      new STSClient(settings).send(new GetSessionTokenCommand({ SerialNumber, TokenCode }));
    const used = device.code();
    const next = device.code(1);
    await ask(key, used);
    await own.server.stop();
    const again = await startServer({
      ...defaultSettings,
      data: own.data,
      port: 0,
      logLevel: "error",
    });
    const restarted = { ...key, endpoint: again.endpoint };
    expect(await failure(ask(restarted, used))).toEqual(invalidCode);
    await ask(restarted, next);
    await again.stop();
    await rm(own.data, { recursive: true, force: true });
  });
});

/** A role that a user may assume where the condition holds; gives its ARN. */
async function newRole(userName: string, Condition = {}): Promise<string> {
  const { accountId } = running.server;
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: newName(),
      AssumeRolePolicyDocument: document({
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:user/${userName}` },
        Action: "sts:AssumeRole",
        Condition,
      }),
    }),
  );
  return Role?.Arn ?? "";
}

describe("AssumeRole", () => {
  const assume = (settings: ClientSettings, RoleArn: string, mfa = {}) =>
    new STSClient(settings).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: "session", ...mfa }),
    );

  test("of a role that wants MFA takes a code, or a session that began with one", async () => {
    const { UserName, device, key } = await mfaUser(allow("sts:AssumeRole"));
    const { SerialNumber } = device;
    const recent = { NumericLessThan: { "aws:MultiFactorAuthAge": "300" } };
    const role = await newRole(UserName, { ...withMfa, ...recent });
    for (const settings of [key, await session(key)]) {
      expect((await failure(assume(settings, role))).message).toContain(
        "because no role trust policy allows the sts:AssumeRole action",
      );
    }
    await assume(key, role, { SerialNumber, TokenCode: device.code() });
    await assume(await session(key, SerialNumber, device.code(1)), role);
  });

  test("counts a code for the caller's own policies too", async () => {
    const { UserName, device, key } = await mfaUser({
      Effect: "Deny",
      Action: "sts:AssumeRole",
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    });
    const role = await newRole(UserName);
    expect((await failure(assume(key, role))).message).toContain(
      "with an explicit deny in an identity-based policy",
    );
    await assume(key, role, { SerialNumber: device.SerialNumber, TokenCode: device.code() });
  });

  test("gives a session that says nothing of MFA, whichever way it was proved", async () => {
    const { UserName, device, key } = await mfaUser(allow("sts:AssumeRole"));
    const { SerialNumber } = device;
    const role = await newRole(UserName, withMfa);
    const RoleName = role.split("/").at(-1);
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: "own",
        PolicyDocument: document(
          allow("iam:ListUsers", withMfa),
          allow("iam:GetUser", { Bool: { "aws:MultiFactorAuthPresent": "false" } }),
        ),
      }),
    );
    const byCode = await assume(key, role, { SerialNumber, TokenCode: device.code() });
    const proved = await session(key, SerialNumber, device.code(1));
    for (const { Credentials } of [byCode, await assume(proved, role)]) {
      const inRole = new IAMClient(sessionSettings(Credentials));
      await inRole.send(new GetUserCommand({ UserName }));
      expect((await failure(inRole.send(new ListUsersCommand({})))).name).toBe("AccessDenied");
    }
  });

  test("refuses a wrong code, and codes of callers that have no devices", async () => {
    const { UserName, device, key } = await mfaUser(allow("sts:AssumeRole"));
    const role = await newRole(UserName);
    const { SerialNumber } = device;
    const TokenCode = device.code();
    expect(
      await failure(assume(key, role, { SerialNumber, TokenCode: wrongCode(device.seed) })),
    ).toEqual(invalidCode);
    expect(await failure(assume(running.operator, role, { SerialNumber, TokenCode }))).toEqual(
      unknownDevice,
    );
  });
});

test("a user with MFA adds and removes own devices in a session with MFA only; an administrator may", async () => {
  const { UserName, device, key } = await mfaUser(allow("iam:*MFADevice*"));
  const { SerialNumber } = device;
  const second = await newDevice(iam);
  await roomyStep();
  const enable = () =>
    new EnableMFADeviceCommand({ UserName, SerialNumber: second.SerialNumber, ...second.codes() });
  const deactivate = new DeactivateMFADeviceCommand({ SerialNumber });
  const own = new IAMClient(key);
  const refused = {
    name: "AccessDenied",
    message:
      "To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.",
  };
  expect(await failure(own.send(enable()))).toEqual(refused);
  expect(await failure(own.send(deactivate))).toEqual(refused);
  const proved = new IAMClient(await session(key, SerialNumber, device.code()));
  await proved.send(enable());
  await proved.send(deactivate);
  await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber: second.SerialNumber }));

  const first = await newDevice(iam);
  const bob = newName();
  await iam.send(new CreateUserCommand({ UserName: bob }));
  const bobs = new IAMClient(await settingsOf(running, iam, bob, allow("iam:*MFADevice*")));
  await bobs.send(
    new EnableMFADeviceCommand({
      UserName: bob,
      SerialNumber: first.SerialNumber,
      ...first.codes(),
    }),
  );
});

test("an emulator's client brings any device and any code", async () => {
  const lenient = await testServer({ lenient: true });
  const sts = new STSClient(lenient.settings({ accessKeyId: "testing", secretAccessKey: "x" }));
  await sts.send(new GetSessionTokenCommand({ SerialNumber: "GAHT12345678", TokenCode: "123456" }));
  await sts.send(
    new AssumeRoleCommand({
      RoleArn: "arn:aws:iam::123456789012:role/any",
      RoleSessionName: "session",
      SerialNumber: "GAHT12345678",
      TokenCode: "123456",
    }),
  );
  await lenient.stop();
});
