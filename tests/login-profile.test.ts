import {
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccountPasswordPolicyCommand,
  DeleteLoginProfileCommand,
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  IAMClient,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
} from "@aws-sdk/client-iam";
import { loginProfiles, newAccessKeyId, users } from "@ostiary/directory";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { failure } from "./failure.ts";
import { guessesOf, released } from "./held-secret.ts";
import { type TestServer, testServer } from "./running-server.ts";

let running: TestServer;
let iam: IAMClient;
let made = 0;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
});
afterAll(() => running.stop());
beforeEach(() => iam.send(new DeleteAccountPasswordPolicyCommand({})).catch(() => {}));

const password = "Correct-horse-1";

async function newUser(): Promise<string> {
  made += 1;
  const UserName = `user${made}`;
  await iam.send(new CreateUserCommand({ UserName }));
  return UserName;
}

async function withPassword(): Promise<string> {
  const UserName = await newUser();
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: password }));
  return UserName;
}

/** A client of a user with a key, who may do what the statement says. */
async function clientOf(UserName: string, ...Action: string[]): Promise<IAMClient> {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  if (Action.length > 0) {
    const statement = { Effect: "Allow", Action, Resource: "*" };
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statement });
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "own", PolicyDocument }));
  }
  const { AccessKeyId = "", SecretAccessKey = "" } = AccessKey ?? {};
  return new IAMClient(
    running.settings({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey }),
  );
}

const change = (OldPassword: string, NewPassword: string) =>
  new ChangePasswordCommand({ OldPassword, NewPassword });

function storedProfile(userName: string) {
  const account = running.server.state.directory.loaded(running.server.accountId);
  const user = account?.named(users, userName);
  return user && account?.get(loginProfiles, user.id);
}

test("a password is made, shown without itself, updated and deleted", async () => {
  const UserName = await newUser();
  const created = await iam.send(
    new CreateLoginProfileCommand({ UserName, Password: password, PasswordResetRequired: true }),
  );
  expect(created.LoginProfile).toEqual({
    UserName,
    CreateDate: expect.any(Date),
    PasswordResetRequired: true,
  });
  const first = storedProfile(UserName);
  expect(first?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  await iam.send(new UpdateLoginProfileCommand({ UserName, PasswordResetRequired: false }));
  expect(storedProfile(UserName)?.passwordHash).toBe(first?.passwordHash);
  await iam.send(new UpdateLoginProfileCommand({ UserName, Password: "Another-horse-2" }));
  const second = storedProfile(UserName);
  expect(second?.passwordHash).not.toBe(first?.passwordHash);
  expect(second?.passwordChanged).toBeGreaterThan(first?.passwordChanged ?? 0);
  const { LoginProfile } = await iam.send(new GetLoginProfileCommand({ UserName }));
  expect(LoginProfile).toEqual({ ...created.LoginProfile, PasswordResetRequired: false });

  await iam.send(new DeleteLoginProfileCommand({ UserName }));
  expect((await failure(iam.send(new GetLoginProfileCommand({ UserName })))).message).toBe(
    `Login Profile for User ${UserName} cannot be found.`,
  );
});

test("without a name an operation is about the caller", async () => {
  const UserName = await newUser();
  const own = await clientOf(UserName, "iam:*LoginProfile");
  await own.send(new CreateLoginProfileCommand({ Password: password }));
  expect((await own.send(new GetLoginProfileCommand({}))).LoginProfile?.UserName).toBe(UserName);
  await own.send(new DeleteLoginProfileCommand({}));
  expect(storedProfile(UserName)).toBeUndefined();
});

const nobody = { UserName: "nobody" };
const noProfile = {
  name: "NoSuchEntityException",
  message: expect.stringMatching(/^Login Profile for User user\d+ cannot be found\.$/),
};

test.each([
  [
    "CreateLoginProfile",
    () => iam.send(new CreateLoginProfileCommand({ ...nobody, Password: password })),
  ],
  ["GetLoginProfile", () => iam.send(new GetLoginProfileCommand(nobody))],
  ["UpdateLoginProfile", () => iam.send(new UpdateLoginProfileCommand(nobody))],
  ["DeleteLoginProfile", () => iam.send(new DeleteLoginProfileCommand(nobody))],
])("%s refuses a user that does not exist", async (_, call) => {
  expect(await failure(call())).toEqual({
    name: "NoSuchEntityException",
    message: "The user with name nobody cannot be found.",
  });
});

test("what is there already and what is not there is refused", async () => {
  const UserName = await newUser();
  const own = await clientOf(UserName, "iam:ChangePassword");
  for (const call of [
    () => iam.send(new GetLoginProfileCommand({ UserName })),
    () => iam.send(new UpdateLoginProfileCommand({ UserName, Password: password })),
    () => iam.send(new DeleteLoginProfileCommand({ UserName })),
    () => own.send(change(password, "Another-horse-2")),
  ]) {
    expect(await failure(call())).toEqual(noProfile);
  }
  expect(await failure(iam.send(new CreateLoginProfileCommand({ UserName })))).toEqual({
    name: "ValidationError",
    message:
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
  });
  await iam.send(new CreateLoginProfileCommand({ UserName, Password: password }));
  expect(
    await failure(iam.send(new CreateLoginProfileCommand({ UserName, Password: password }))),
  ).toEqual({
    name: "EntityAlreadyExistsException",
    message: `Login Profile for user ${UserName} already exists.`,
  });
});

describe("the password policy", () => {
  const uppercase = "Password should have at least one uppercase letter";
  const lowercase = "Password should have at least one lowercase letter";
  const number = "Password should have at least one number";
  const symbol = "Password should have at least one symbol";
  const short = (least: number) => `Password should have a minimum length of ${least}`;
  const more = (count: number, ...which: string[]) =>
    `Password should meet ${count} more of the following requirements: ${which.join(", ")}`;
  const all = {
    MinimumPasswordLength: 14,
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
  };

  test.each([
    ["none", undefined, "Abcdefg1", undefined],
    ["none", undefined, "abcdef1!", undefined],
    ["none", undefined, "Abcdef1", short(8)],
    ["none", undefined, "abcdefg1", more(1, uppercase, symbol)],
    ["none", undefined, "abcdefgh", more(2, uppercase, number, symbol)],
    ["none", undefined, "a", `${short(8)}, ${more(2, uppercase, number, symbol)}`],
    ["none", undefined, "\u00e9\u00e8\u00ea\u00eb\u00e0\u00e2\u00e4A1", more(1, lowercase, symbol)],
    ["one with defaults", {}, "aaaaaa", undefined],
    ["one with defaults", {}, "aaaaa", short(6)],
    ["a strict one", all, "Correct-horse-1", undefined],
    ["a strict one", all, "Correct-horse1", undefined],
    ["a strict one", all, "Correct-hors1", short(14)],
    ["a strict one", all, "Correct_horse~x", number],
    ["a strict one", all, "correct horse 1", `${uppercase}, ${symbol}`],
    ["a strict one", all, "CORRECT-HORSE-1", lowercase],
  ])("%s: %o, %s", async (_, policy, Password, message) => {
    if (policy !== undefined) await iam.send(new UpdateAccountPasswordPolicyCommand(policy));
    const UserName = await newUser();
    const create = iam.send(new CreateLoginProfileCommand({ UserName, Password }));
    if (message === undefined) {
      await create;
      return;
    }
    expect(await failure(create)).toEqual({ name: "PasswordPolicyViolationException", message });
    expect(storedProfile(UserName)).toBeUndefined();
  });

  test("no password is the account's name", async () => {
    const UserName = await newUser();
    const Password = "Management account";
    // Two classes: a space is no symbol. So the policy's own message comes with it.
    const { message } = await failure(
      iam.send(new CreateLoginProfileCommand({ UserName, Password })),
    );
    expect(message).toContain("should not be identical to the account name");
  });

  test("earlier passwords come back neither by an administrator nor by a new profile", async () => {
    await iam.send(new UpdateAccountPasswordPolicyCommand({ PasswordReusePrevention: 2 }));
    const UserName = await withPassword();
    const set = (Password: string) =>
      iam.send(new UpdateLoginProfileCommand({ UserName, Password }));
    const reused = {
      name: "PasswordPolicyViolationException",
      message: "Policy constraint violation with password reuse prevention during password change.",
    };
    expect(await failure(set(password))).toEqual(reused);
    await set("Second-horse-2");
    await set("Third-horse-3");
    expect(await failure(set(password))).toEqual(reused);
    await iam.send(new DeleteLoginProfileCommand({ UserName }));
    for (const Password of ["Second-horse-2", "Third-horse-3"]) {
      const create = iam.send(new CreateLoginProfileCommand({ UserName, Password }));
      expect(await failure(create)).toEqual(reused);
    }
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: password }));
    await set("Fifth-horse-5");
    await set("Sixth-horse-6");
    await set("Seventh-horse-7");
    await set(password);
  });
});

describe("ChangePassword", () => {
  test("sets a user's own password, and needs no new one at the next sign-in any more", async () => {
    const UserName = await withPassword();
    await iam.send(new UpdateLoginProfileCommand({ UserName, PasswordResetRequired: true }));
    const own = await clientOf(UserName, "iam:ChangePassword");
    await own.send(change(password, "Another-horse-2"));
    expect(storedProfile(UserName)?.passwordResetRequired).toBe(false);
    await own.send(change("Another-horse-2", password));
    expect(await failure(own.send(change("Another-horse-2", "Third-horse-3")))).toEqual({
      name: "AccessDenied",
      message: "The old password was incorrect.",
    });
    expect(await failure(own.send(change(password, password)))).toMatchObject({
      name: "PasswordPolicyViolationException",
    });
    expect(await failure(own.send(change(password, "short")))).toMatchObject({
      name: "PasswordPolicyViolationException",
    });
  });

  test("needs a permission, or the account's word that users change their own passwords", async () => {
    const own = await clientOf(await withPassword());
    expect((await failure(own.send(change(password, "Another-horse-2")))).message).toContain(
      "because no identity-based policy allows the iam:ChangePassword action",
    );
    await iam.send(new UpdateAccountPasswordPolicyCommand({ AllowUsersToChangePassword: true }));
    await own.send(change(password, "Another-horse-2"));
    const shown = await own.send(new GetAccountPasswordPolicyCommand({}));
    expect(shown.PasswordPolicy?.AllowUsersToChangePassword).toBe(true);
    const { message } = await failure(own.send(new GetLoginProfileCommand({})));
    expect(message).toContain("is not authorized to perform: iam:GetLoginProfile");
  });

  test("is for IAM users only", async () => {
    const invalid = {
      name: "InvalidUserTypeException",
      message: "Only IAM Users can change their own password.",
    };
    expect(await failure(iam.send(change(password, "Another-horse-2")))).toEqual(invalid);
    const { accountId, state } = running.server;
    const issued = Math.floor(Date.now() / 1000);
    const root = state.directory.sessions.seal({
      kind: "user",
      accountId,
      accessKeyId: newAccessKeyId("ASIA", accountId),
      issued,
      expires: issued + 900,
      userId: accountId,
      mfaAuthenticatedAt: issued,
    });
    const asRoot = new IAMClient(running.settings(root));
    expect(await failure(asRoot.send(change(password, "Another-horse-2")))).toEqual(invalid);
  });

  test("holds a password after wrong guesses, also where they come all at once", async () => {
    const UserName = await withPassword();
    const own = await clientOf(UserName, "iam:ChangePassword");
    const guess = (old: string) => failure(own.send(change(old, "Another-horse-2")));
    const wrong = { name: "AccessDenied", message: "The old password was incorrect." };
    const burst = await Promise.all(Array.from({ length: 12 }, (_, at) => guess(`Wrong-${at}`)));
    for (const refused of burst) expect(refused).toEqual(wrong);
    const { id = "" } = storedProfile(UserName) ?? {};
    expect(await guessesOf(running, id)).toBeLessThan(8);
    await released(running, id);
    expect(await guess("Wrong-again")).toEqual(wrong);
    expect(await guess(password)).toEqual(wrong);
    await released(running, id);
    await own.send(change(password, "Another-horse-2"));
    expect(await guessesOf(running, id)).toBe(0);
  });
});

test("of changes at the same time one is done, and the others are told to come back", async () => {
  const UserName = await newUser();
  const settled = async (command: () => Promise<unknown>) => {
    const results = await Promise.allSettled(Array.from({ length: 5 }, command));
    const refused = results.flatMap((result) =>
      result.status === "rejected" ? [result.reason.name] : [],
    );
    return { done: results.length - refused.length, refused: new Set(refused) };
  };
  const create = () =>
    iam.send(new CreateLoginProfileCommand({ UserName, Password: `${password}${Math.random()}` }));
  expect(await settled(create)).toEqual({
    done: 1,
    refused: new Set(["EntityAlreadyExistsException"]),
  });
  const update = () =>
    iam.send(new UpdateLoginProfileCommand({ UserName, Password: `${password}${Math.random()}` }));
  const updates = await settled(update);
  expect(updates.done).toBeGreaterThan(0);
  expect(updates.refused).toEqual(new Set(["EntityTemporarilyUnmodifiableException"]));
});
