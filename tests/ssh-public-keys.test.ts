import {
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  type EncodingType,
  GetSSHPublicKeyCommand,
  IAMClient,
  ListSSHPublicKeysCommand,
  type StatusType,
  UpdateSSHPublicKeyCommand,
  UploadSSHPublicKeyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MadeEntities, madeEntities } from "./made-entities.ts";
import { refusal } from "./refusal.ts";
import { type TestServer, testServer } from "./running-server.ts";
import { makeSshKey } from "./ssh-key.ts";
import { makeCertificate } from "./x509.ts";

let running: TestServer;
let iam: IAMClient;
let entities: MadeEntities;

beforeAll(async () => {
  running = await testServer();
  iam = new IAMClient(running.operator);
  entities = madeEntities(running);
});
afterAll(() => running.stop());

async function upload(UserName: string, SSHPublicKeyBody = makeSshKey().ssh) {
  const command = new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody });
  const { SSHPublicKey } = await iam.send(command);
  if (SSHPublicKey?.SSHPublicKeyId === undefined) throw new Error("No key was answered.");
  return { ...SSHPublicKey, SSHPublicKeyId: SSHPublicKey.SSHPublicKeyId };
}

const get = async (UserName: string, SSHPublicKeyId: string, Encoding: EncodingType = "SSH") =>
  (await iam.send(new GetSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Encoding }))).SSHPublicKey;
const update = (UserName: string, SSHPublicKeyId: string, Status: StatusType) =>
  iam.send(new UpdateSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Status }));
const remove = (UserName: string, SSHPublicKeyId: string) =>
  iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }));

const made = makeSshKey();

test.each([
  ["ssh-rsa", made.ssh],
  ["PEM", made.pem],
  ["PKCS #1 PEM", made.pkcs1],
])("a key in %s is given back in both encodings, without its comment", async (_what, body) => {
  const user = await entities.user();
  const key = await upload(user, body);
  expect(key).toEqual({
    UserName: user,
    SSHPublicKeyId: expect.stringMatching(/^APKA[A-Z2-7]{16}$/),
    Fingerprint: made.fingerprint,
    SSHPublicKeyBody: body,
    Status: "Active",
    UploadDate: expect.any(Date),
  });
  const ssh = made.ssh.split(" ", 2).join(" ");
  expect(await get(user, key.SSHPublicKeyId)).toEqual({ ...key, SSHPublicKeyBody: ssh });
  const inPem = await get(user, key.SSHPublicKeyId, "PEM");
  expect(inPem).toEqual({ ...key, SSHPublicKeyBody: made.pem });
});

const ed25519 =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl alice";

test.each([
  ["a text", "not a key"],
  ["a key of another algorithm", ed25519],
  ["a certificate", makeCertificate({ key: "rsa" }).body],
  ["a key cut short", made.ssh.slice(0, 60)],
  ["two keys", `${made.ssh}\n${makeSshKey().ssh}`],
])("%s has no encoding that is known", async (_what, body) => {
  expect(await refusal(upload(await entities.user(), body))).toEqual({
    name: "UnrecognizedPublicKeyEncodingException",
    message: "Invalid public key uploaded.",
  });
});

test("a key of less than 2048 bits is invalid", async () => {
  expect(await refusal(upload(await entities.user(), makeSshKey(1024).ssh))).toEqual({
    name: "InvalidPublicKeyException",
    message: "Invalid body for public key",
  });
});

test("a user has a key once, in whatever encoding; another user may have it too", async () => {
  const user = await entities.user();
  await upload(user, made.ssh);
  expect(await refusal(upload(user, made.pem))).toEqual({
    name: "DuplicateSSHPublicKeyException",
    message: "Duplicate SSH public key uploaded.",
  });
  await upload(await entities.user(), made.pem);
});

test("a user holds five, in pages, and is deleted only without", async () => {
  const UserName = await entities.user();
  const held: string[] = [];
  for (let at = 0; at < 5; at += 1) held.push((await upload(UserName)).SSHPublicKeyId);
  expect(await refusal(upload(UserName))).toEqual({
    name: "LimitExceededException",
    message: "Cannot exceed quota for SSHPublicKeysPerUser: 5",
  });
  const listed: (string | undefined)[] = [];
  let Marker: string | undefined;
  do {
    const page = await iam.send(new ListSSHPublicKeysCommand({ UserName, Marker, MaxItems: 2 }));
    for (const key of page.SSHPublicKeys ?? []) {
      expect(Object.keys(key).sort()).toEqual([
        "SSHPublicKeyId",
        "Status",
        "UploadDate",
        "UserName",
      ]);
      listed.push(key.SSHPublicKeyId);
    }
    Marker = page.Marker;
  } while (Marker !== undefined);
  expect(listed.toSorted()).toEqual(held.toSorted());
  const deleteUser = () => iam.send(new DeleteUserCommand({ UserName }));
  expect(await refusal(deleteUser())).toEqual({
    name: "DeleteConflictException",
    message: "Cannot delete entity, must remove referenced objects first.",
  });
  for (const id of held) await remove(UserName, id);
  await deleteUser();
});

test("a status is set, but not to one that follows from a date", async () => {
  const user = await entities.user();
  const { SSHPublicKeyId } = await upload(user);
  await update(user, SSHPublicKeyId, "Inactive");
  expect(await get(user, SSHPublicKeyId)).toMatchObject({ Status: "Inactive" });
  expect(await refusal(update(user, SSHPublicKeyId, "Expired"))).toEqual({
    name: "InvalidInputException",
    message: "Operation does not support status Expired",
  });
});

test("what is missing is said: the user, the key, or that it is another's", async () => {
  const user = await entities.user();
  const other = await entities.user();
  const { SSHPublicKeyId } = await upload(user);
  const name = "NoSuchEntityException";
  expect(await refusal(upload("nobody"))).toEqual({
    name,
    message: "The user with name nobody cannot be found.",
  });
  const unknown = "APKAXXXXXXXXXXXXXXXX";
  for (const call of [get(user, unknown), update(user, unknown, "Active"), remove(user, unknown)]) {
    expect(await refusal(call)).toEqual({
      name,
      message: `The Public Key with id ${unknown} cannot be found.`,
    });
  }
  for (const call of [get(other, SSHPublicKeyId), remove(other, SSHPublicKeyId)]) {
    expect(await refusal(call)).toEqual({
      name,
      message: `User has no Public Key with id ${SSHPublicKeyId}.`,
    });
  }
  expect(await get(user, SSHPublicKeyId)).toMatchObject({ Status: "Active" });
});
